-- In the first upload a cost may come with its variance: it is what it was, and the pool follows.
CREATE FUNCTION kept_cost(
    INOUT pool numeric[], comes_in boolean, quantity numeric, stated numeric, kept numeric,
    OUT cost numeric, OUT variance numeric
)
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    cost := coalesce(stated, 0);
    variance := coalesce(kept, 0);
    pool := CASE WHEN comes_in
        THEN changed_pool(pool, quantity, cost - variance,
            greatest(divide_rounded((cost - variance) * 1000, quantity), 0))
        ELSE changed_pool(pool, -quantity, -(cost + variance), pool[3]) END;
END
$$;

-- Books movements with their costs. Items do not touch each other's pools, so that each item's
-- movements are gone through together, in their order. What most movements are, a delivery or a sale
-- of a part of what is there, is reckoned right here. The few virtual places are hashed, not looked
-- up line by line.
CREATE FUNCTION book_lines(offers offer[], lines line[], is_upload boolean) RETURNS void
LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
    m record;
    pool numeric[];
    pools item_cost[] := '{}';
    of_item uuid;
    quantity numeric;
    worth numeric;
    unit_cost numeric;
    cost numeric;
    variance numeric;
    costs bigint[] := array_fill(NULL::bigint, ARRAY[cardinality(lines)]);
    variances bigint[] := costs;
    unit_costs bigint[] := costs;
BEGIN
    FOR m IN
        SELECT l.ordinality AS at, l.item, l.quantity, l.stated, l.worth, l.reverses, p.comes_in,
            said(l.kind, p.comes_in,
                l.returns IS NOT NULL OR l.reverses IS NOT NULL OR l.is_merged, l.stated) AS said,
            coalesce((p.pool).quantity, 0) AS pool_quantity, coalesce((p.pool).cost, 0) AS pool_cost,
            coalesce((p.pool).unit_cost, 0) AS pool_unit_cost
        FROM unnest(lines) WITH ORDINALITY AS l
        LEFT JOIN virtual_place AS s ON s.id = l.source
        LEFT JOIN virtual_place AS d ON d.id = l.destination
        CROSS JOIN LATERAL (
            SELECT s.id IS NOT NULL, (SELECT c FROM item_cost AS c WHERE c.item = l.item) OFFSET 0
        ) AS p (comes_in, pool)
        WHERE (s.id IS NULL) <> (d.id IS NULL)
        ORDER BY l.item, l.place, l.position
    LOOP
        IF m.item IS DISTINCT FROM of_item THEN
            IF of_item IS NOT NULL THEN
                pools := array_append(pools, ROW(of_item, quantity, worth, unit_cost)::item_cost);
            END IF;
            of_item := m.item;
            quantity := m.pool_quantity;
            worth := m.pool_cost;
            unit_cost := m.pool_unit_cost;
        END IF;
        IF NOT m.comes_in AND m.said IS NULL AND m.quantity < quantity
            AND NOT (is_upload AND m.worth IS NOT NULL)
        THEN
            cost := divide_rounded(worth * m.quantity, quantity);
            variance := 0;
            quantity := quantity - m.quantity;
            worth := worth - cost;
            unit_cost := greatest(divide_rounded(worth * 1000, quantity), 0);
        ELSE
            IF is_upload AND m.worth IS NOT NULL AND m.reverses IS NULL THEN
                SELECT * INTO pool, cost, variance
                FROM kept_cost(ARRAY[quantity, worth, unit_cost], m.comes_in, m.quantity, m.stated,
                    m.worth);
            ELSE
                SELECT * INTO pool, cost, variance
                FROM costed(ARRAY[quantity, worth, unit_cost], m.comes_in, m.quantity, m.said,
                    m.worth);
            END IF;
            quantity := pool[1];
            worth := pool[2];
            unit_cost := pool[3];
        END IF;
        costs[m.at] := cost;
        variances[m.at] := variance;
        unit_costs[m.at] := unit_cost;
    END LOOP;
    IF of_item IS NOT NULL THEN
        pools := array_append(pools, ROW(of_item, quantity, worth, unit_cost)::item_cost);
    END IF;
    PERFORM keep_movements(offers, lines, costs, variances, unit_costs);
    INSERT INTO item_cost SELECT * FROM unnest(pools)
    ON CONFLICT (item) DO UPDATE
    SET quantity = excluded.quantity, cost = excluded.cost, unit_cost = excluded.unit_cost;
END
$$;

CREATE FUNCTION keep_movements(
    offers offer[], lines line[], costs bigint[], variances bigint[], unit_costs bigint[]
) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    before int := offers[1].place - 1;
BEGIN
    INSERT INTO movement
    SELECT l.movement, (offers[l.place - before]).seq, l.position, (offers[l.place - before]).subject,
        l.id, l.item, l.lot, l.source, l.destination, l.quantity, l.unit_price, l.amount, l.returns,
        l.reverses, l.reverses_movement, costs[l.ordinality], variances[l.ordinality],
        unit_costs[l.ordinality]
    FROM unnest(lines) WITH ORDINALITY AS l;
END
$$;

-- What a movement was said to cost, where that counts: of goods that leave only when they go back
-- where they came from; deliveries of which nothing was said cost nothing.
CREATE FUNCTION said(kind text, comes_in boolean, goes_back boolean, stated numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN goes_back THEN stated
    WHEN NOT comes_in THEN NULL
    WHEN kind IN ('receipt', 'opening') THEN coalesce(stated, 0)
    ELSE stated
END;
