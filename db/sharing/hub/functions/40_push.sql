-- The functions that people's logins may call. Each runs with the rights of the hub's keeper and
-- asks first who calls (`admit`).

-- Takes at most 500 rows of a device's journal, all or none of them, and says what became of them:
-- {"seqs", "incarnation" for a clone, "resend" when rows before these are missing here}.
-- A session keeps its plans while the tables grow: none is to read a whole one that was small then.
-- None is to remember rows by all that is in them either (memoize): no row of a journal comes twice.
CREATE FUNCTION push(pc uuid, proof bytea, batch text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp
SET jit = off SET enable_seqscan = off SET enable_memoize = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    account uuid := admit(pc, proof, batch);
    given text[] := read_lines(batch);
    contents jsonb[] := read_bodies(given);
    offers offer[] := verify_offers(read_offers(given, contents));
    newest bigint;
    resend jsonb;
    fresh offer[];
    state text;
BEGIN
    PERFORM plan_ahead(offers, contents, given);
    PERFORM pg_advisory_xact_lock(lock_number('counter'));
    SELECT hub_info.state INTO state FROM hub_info;
    IF state = 'empty' OR state = 'uploading' AND pc <> (SELECT uploader FROM hub_info) THEN
        PERFORM fail('hub_empty');
    END IF;
    SELECT p.placed, p.newest, p.resend INTO offers, newest, resend
    FROM place_offers(offers, given, pc, (SELECT seq FROM hub_clock)) AS p;
    fresh := CASE WHEN (SELECT bool_and(NOT is_known AND seq IS NOT NULL) FROM unnest(offers))
        THEN offers ELSE ARRAY(
            SELECT o::offer FROM unnest(offers) AS o
            WHERE NOT o.is_known AND o.seq IS NOT NULL ORDER BY o.place) END;
    IF fresh <> '{}' THEN
        PERFORM take_all(fresh, contents, given, state = 'uploading');
        UPDATE hub_clock SET seq = newest;
        -- Anybody can fill the queue, and a commit with a word for a full one fails.
        PERFORM pg_notify('lumbung', '') WHERE pg_notification_queue_usage() < 0.5;
    END IF;
    RETURN jsonb_build_object(
        'seqs', (SELECT jsonb_agg(coalesce(o.seq, 0) ORDER BY o.place) FROM unnest(offers) AS o),
        'incarnation', new_incarnation(offers, pc),
        'resend', resend);
END
$$;

-- What a clone is from now on: that which was given to the fork that its newest row is in.
CREATE FUNCTION new_incarnation(placed offer[], carrier uuid) RETURNS bigint
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN next_incarnation
    FROM (
        SELECT device, incarnation, fork FROM unnest(placed)
        WHERE device = carrier AND seq IS NOT NULL ORDER BY place DESC LIMIT 1) AS newest
    JOIN fork USING (device, incarnation, fork);
END
$$;
