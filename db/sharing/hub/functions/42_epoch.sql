-- Which server this is, and which life of it. A dump that is restored is another database of the
-- same cluster: through a pooler no connection would end with the old one.
CREATE FUNCTION epoch_now() RETURNS jsonb
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT jsonb_build_object(
        'hub', i.hub, 'system', (
            SELECT concat_ws('/', system_identifier, oid) FROM pg_control_system(), pg_database
            WHERE datname = current_database()),
        'timeline', left(pg_walfile_name(pg_current_wal_lsn()), 8),
        'last_seq', c.seq, 'clock', microseconds(clock_timestamp()),
        'schema', i.schema, 'oldest_protocol', i.oldest_protocol)
    FROM hub_info AS i, hub_clock AS c;
END;

-- The epoch; it also notes that the person was seen on the device, which begins a new lease of 30
-- days and tells how long the device was away.
CREATE FUNCTION epoch(pc uuid, proof bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    who uuid := admit(pc, proof, format('epoch|%s', session_user));
BEGIN
    UPDATE device AS d
    SET away_since = CASE WHEN d.seen_at < now() - interval '1 day' THEN d.seen_at ELSE d.away_since END,
        back_at = CASE WHEN d.seen_at < now() - interval '1 day' THEN now() ELSE d.back_at END,
        seen_at = now()
    WHERE d.id = pc AND d.seen_at < now() - interval '10 seconds';
    UPDATE lease AS l SET last_at = now()
    WHERE l.account = who AND l.device = pc AND l.last_at > now() - interval '30 days'
      AND l.last_at < now() - interval '10 seconds';
    INSERT INTO lease (account, device, first_at, last_at)
    SELECT who, pc, now(), now()
    WHERE NOT EXISTS (
        SELECT 1 FROM lease AS l WHERE l.account = who AND l.device = pc
        AND l.last_at > now() - interval '30 days');
    RETURN epoch_now();
END
$$;

-- What a PC says of itself when it has everything: how far it is, what waits, its books' digest.
-- It is told how many PCs' books came to the same at that point of the feed, how many to something
-- else, and how many were at another point when they told of themselves last.
CREATE FUNCTION report(pc uuid, proof bytea, cursor bigint, waiting int, digest text)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM admit(pc, proof,
        format('report|%s|%s|%s|%s', session_user, cursor, waiting, digest));
    UPDATE device AS d SET cursor = report.cursor, waiting = report.waiting,
        digest = left(report.digest, 200), reported_at = now()
    WHERE d.id = pc;
    RETURN (
        SELECT jsonb_build_object(
            'same', count(*) FILTER (WHERE known AND is_same),
            'other', count(*) FILTER (WHERE known AND NOT is_same),
            'unknown', count(*) FILTER (WHERE NOT known))
        FROM (
            SELECT d.digest = report.digest AS is_same,
                (d.cursor = report.cursor AND d.waiting = 0) IS TRUE AS known
            FROM device AS d WHERE d.revoked_at IS NULL) AS told);
END
$$;
