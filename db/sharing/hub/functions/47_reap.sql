-- Ends sessions that keep the counter to themselves: whoever waits for it may ask for that.
CREATE FUNCTION reap(pc uuid, proof bytea) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    ended int;
BEGIN
    PERFORM admit(pc, proof, format('reap|%s', session_user));
    SELECT count(*) INTO ended
    FROM (
        SELECT DISTINCT a.pid
        FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid
        WHERE l.database = a.datid AND a.datname = current_database()
          AND l.locktype = 'advisory' AND l.objsubid = 1 AND l.classid = 0
          AND l.objid::bigint = lock_number('counter') AND l.granted
          AND a.pid <> pg_backend_pid()
          AND (a.state LIKE 'idle in transaction%' AND a.state_change < now() - interval '3 seconds'
            OR a.xact_start < now() - interval '20 seconds')
    ) AS hogs
    WHERE pg_terminate_backend(hogs.pid);
    RETURN ended;
END
$$;
