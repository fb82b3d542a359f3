CREATE FUNCTION pull(pc uuid, proof bytea, after bigint, most int)
RETURNS TABLE (seq bigint, entry text, body text, signature bytea, fork int, outcome text, details jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM admit(pc, proof, format('pull|%s|%s|%s', session_user, after, most));
    RETURN QUERY
    SELECT j.seq, j.entry, j.body, j.signature, j.fork, j.outcome, j.details
    FROM journal AS j WHERE j.seq > after ORDER BY j.seq LIMIT least(most, 5000);
END
$$;

-- Costs are for those alone who may see them.
CREATE FUNCTION costs(pc uuid, proof bytea, after bigint, upto bigint)
RETURNS TABLE (
    seq bigint, movement bytea, item bytea, cost bigint, variance bigint, unit_cost bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    who uuid := admit(pc, proof, format('costs|%s|%s|%s', session_user, after, upto));
BEGIN
    IF NOT holds(who, 'cost.view') AND (SELECT state FROM hub_info) = 'open' THEN
        PERFORM fail('right_missing');
    END IF;
    RETURN QUERY
    SELECT m.seq, uuid_send(m.id), uuid_send(m.item), m.cost, m.variance, m.unit_cost
    FROM movement AS m
    WHERE m.seq > after AND m.seq <= upto AND m.cost IS NOT NULL
    ORDER BY m.seq, m.position;
END
$$;

-- What every `size` rows after a number come to, in their order, so that a PC finds where both part.
CREATE FUNCTION digests(pc uuid, proof bytea, after bigint, upto bigint, size int)
RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM admit(pc, proof, format('digests|%s|%s|%s|%s', session_user, after, upto, size));
    RETURN QUERY
    SELECT encode(sha256(convert_to(
        string_agg(hex(j.id) || left(j.outcome, 1), '' ORDER BY j.seq), 'UTF8')), 'hex')
    FROM journal AS j WHERE j.seq > after AND j.seq <= upto
    GROUP BY (j.seq - after - 1) / greatest(size, 1) ORDER BY min(j.seq);
END
$$;
