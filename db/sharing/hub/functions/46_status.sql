-- What the hub knows of its PCs and people.
CREATE FUNCTION status_now() RETURNS jsonb
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT jsonb_build_object(
        'epoch', epoch_now(), 'state', i.state,
        'rows', (SELECT count(*) FROM journal),
        'refused', (SELECT count(*) FROM journal WHERE outcome = 'refused'),
        'conflicts', (SELECT count(*) FROM journal WHERE outcome = 'conflict'),
        'devices', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'id', hex(d.id), 'code', 'K' || d.number, 'name', d.name,
                'seen_at', microseconds(d.seen_at), 'revoked_at', microseconds(d.revoked_at),
                'cursor', d.cursor, 'waiting', d.waiting, 'digest', d.digest,
                'reported_at', microseconds(d.reported_at)) ORDER BY d.number), '[]')
            FROM device AS d),
        'people', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'account', hex(p.account), 'login', p.login,
                'revoked_at', microseconds(p.revoked_at)) ORDER BY p.login), '[]')
            FROM person AS p))
    FROM hub_info AS i;
END;

CREATE FUNCTION status(pc uuid, proof bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM admit(pc, proof, format('status|%s', session_user));
    PERFORM caller_with('sharing.manage');
    RETURN status_now();
END
$$;

-- Who the caller is: their account, whether they may see costs, what their PC is called.
CREATE FUNCTION whoami(pc uuid, proof bytea) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    who uuid := admit(pc, proof, format('whoami|%s', session_user));
BEGIN
    RETURN jsonb_build_object(
        'account', hex(who), 'sees_costs', holds(who, 'cost.view'),
        'state', (SELECT state FROM hub_info),
        'code', (SELECT 'K' || d.number FROM device AS d WHERE d.id = pc));
END
$$;
