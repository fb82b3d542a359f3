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

-- The largest number at which both have the same row; `given` is [[seq, id], ...].
CREATE FUNCTION common(pc uuid, proof bytea, given text) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM admit(pc, proof, format('common|%s|%s', session_user, given));
    RETURN coalesce(max(j.seq), 0)
    FROM jsonb_array_elements(given::jsonb) AS one
    JOIN journal AS j ON j.seq = (one ->> 0)::bigint AND j.id = (one ->> 1)::uuid;
END
$$;
