-- Gives a PC its key's place and its short code (K1, K2 ...); a second time the same. `wanted` is
-- the code that it has already, which it keeps where nobody else has it. No code is given again that
-- some PC of the shop ever had, also on a hub before this one: documents are numbered by it.
CREATE FUNCTION join_device(pc uuid, key bytea, title text, wanted text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    who uuid := caller_with('sharing.manage');
    asked int := substring(wanted FROM '^K([1-9][0-9]{0,5})$')::int;
    before int := (SELECT max(substring(r.fields ->> 'code' FROM '^K([1-9][0-9]{0,5})$')::int)
        FROM shared_row AS r WHERE r.kind = 'device');
BEGIN
    IF length(key) IS DISTINCT FROM 32 OR length(title) > 200 THEN
        PERFORM fail('device_unknown');
    END IF;
    IF EXISTS (SELECT 1 FROM device AS d WHERE d.id = pc AND d.revoked_at IS NOT NULL) THEN
        PERFORM fail('device_revoked');
    END IF;
    PERFORM pg_advisory_xact_lock(lock_number('devices'));
    INSERT INTO device AS d (id, number, name, inner_pad, outer_pad, joined_by)
    SELECT pc, CASE WHEN asked IS NULL OR EXISTS (SELECT 1 FROM device AS t WHERE t.number = asked)
            THEN 1 + coalesce(greatest(max(t.number), before), 0) ELSE asked END,
        coalesce(title, ''), inner_pad(key), outer_pad(key), who
    FROM device AS t
    ON CONFLICT (id) DO UPDATE
    SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad, name = excluded.name;
    RETURN (SELECT 'K' || d.number FROM device AS d WHERE d.id = pc);
END
$$;

-- Nothing is taken of a revoked device any more, and nothing told to it.
CREATE FUNCTION revoke_device(pc uuid, proof bytea, target uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM admit(pc, proof, format('revoke_device|%s|%s', session_user, hex(target)));
    PERFORM caller_with('sharing.manage');
    UPDATE device AS d SET revoked_at = coalesce(d.revoked_at, now()) WHERE d.id = target;
    IF NOT FOUND THEN
        PERFORM fail('device_unknown');
    END IF;
END
$$;

-- A PC that has said nothing yet takes its enrolment back, so that its code is free again; of one
-- that has, nothing is taken any more.
CREATE FUNCTION withdraw_device(pc uuid, proof bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM admit(pc, proof, format('withdraw_device|%s', session_user));
    PERFORM caller_with('sharing.manage');
    IF EXISTS (SELECT 1 FROM journal AS j WHERE j.device = pc) THEN
        UPDATE device AS d SET revoked_at = coalesce(d.revoked_at, now()) WHERE d.id = pc;
    ELSE
        DELETE FROM lease AS l WHERE l.device = pc;
        DELETE FROM signing_key AS k WHERE k.device = pc;
        DELETE FROM device AS d WHERE d.id = pc;
    END IF;
END
$$;
