-- What goods that come back cost: the hub knows it better than the PC that wrote it down.

-- Of a returned line, the cost of what is left of it, in proportion; the last part takes the rest.
CREATE FUNCTION cost_left(of_line uuid, OUT quantity numeric, OUT cost numeric)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT
        (SELECT sum(m.quantity) FROM movement AS m WHERE m.line = of_line)
        - coalesce((SELECT sum(m.quantity) FROM movement AS m
            WHERE m.returns = of_line AND NOT is_reversed(m.line)), 0),
        (SELECT sum(coalesce(m.cost, 0)) FROM movement AS m WHERE m.line = of_line)
        - coalesce((SELECT sum(coalesce(m.cost, 0)) FROM movement AS m
            WHERE m.returns = of_line AND NOT is_reversed(m.line)), 0);
END;

-- The lines of documents that name others, with what their goods cost and are worth.
CREATE FUNCTION state_costs(lines line[]) RETURNS line[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    l line;
    left_now record;
    open_line uuid;
    spread numeric; -- what is left to share out of the open line, over so much
    spread_over numeric;
    taken jsonb := '{}'; -- by the returns of these very lines: line -> [quantity, cost]
    before jsonb;
    result line[] := '{}';
    whole bigint[] := ARRAY( -- how much each movement's line is
        SELECT (sum(x.quantity) OVER (PARTITION BY x.place, x.id))::bigint
        FROM unnest(lines) WITH ORDINALITY AS x ORDER BY x.ordinality);
    at int := 0;
BEGIN
    FOREACH l IN ARRAY lines LOOP
        at := at + 1;
        IF l.reverses_movement IS NOT NULL THEN
            SELECT m.cost, m.cost + m.variance INTO l.stated, l.worth
            FROM movement AS m WHERE m.id = l.reverses_movement;
        ELSIF l.returns IS NOT NULL THEN
            IF l.id IS DISTINCT FROM open_line THEN
                open_line := l.id;
                SELECT * INTO left_now FROM cost_left(l.returns);
                before := coalesce(taken -> l.returns::text, '[0, 0]');
                spread_over := whole[at];
                spread := divide_rounded((left_now.cost - (before ->> 1)::numeric) * spread_over,
                    greatest(left_now.quantity - (before ->> 0)::numeric, 1));
                taken := taken || jsonb_build_object(l.returns::text, jsonb_build_array(
                    (before ->> 0)::numeric + spread_over, (before ->> 1)::numeric + spread));
            END IF;
            l.stated := divide_rounded(spread * l.quantity, spread_over);
            l.worth := NULL;
            spread := spread - l.stated;
            spread_over := spread_over - l.quantity;
        END IF;
        result := array_append(result, l);
    END LOOP;
    RETURN result;
END
$$;
