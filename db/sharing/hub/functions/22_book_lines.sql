-- The pool of an item; one that nobody has had yet is empty.
CREATE FUNCTION pool_of(of_item uuid) RETURNS numeric[]
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce(
        (SELECT ARRAY[quantity, cost, unit_cost] FROM item_cost WHERE item = of_item),
        '{0, 0, 0}'::numeric[]);
END;

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
-- movements are gone through together, in their order.
CREATE FUNCTION book_lines(offers offer[], lines line[], is_upload boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    m record;
    pool numeric[];
    pool_item uuid;
    cost numeric;
    variance numeric;
    booked movement[] := '{}';
    pools item_cost[] := '{}';
BEGIN
    FOR m IN
        SELECT l.*, (offers[l.place - offers[1].place + 1]).seq AS seq,
            (offers[l.place - offers[1].place + 1]).subject AS document,
            s.id IS NOT NULL AS comes_in, (s.id IS NULL) <> (d.id IS NULL) AS crosses
        FROM unnest(lines) AS l
        LEFT JOIN virtual_place AS s ON s.id = l.source
        LEFT JOIN virtual_place AS d ON d.id = l.destination
        ORDER BY l.item, l.place, l.position
    LOOP
        IF m.item IS DISTINCT FROM pool_item THEN
            IF pool_item IS NOT NULL THEN
                pools := array_append(pools, ROW(pool_item, pool[1], pool[2], pool[3])::item_cost);
            END IF;
            pool_item := m.item;
            pool := pool_of(pool_item);
        END IF;
        cost := NULL;
        variance := NULL;
        IF m.crosses AND is_upload AND m.worth IS NOT NULL AND m.reverses IS NULL THEN
            SELECT * INTO pool, cost, variance
            FROM kept_cost(pool, m.comes_in, m.quantity, m.stated, m.worth);
        ELSIF m.crosses THEN
            SELECT * INTO pool, cost, variance
            FROM costed(pool, m.comes_in, m.quantity, said(m.kind, m.comes_in,
                m.returns IS NOT NULL OR m.reverses IS NOT NULL OR m.is_merged, m.stated), m.worth);
        END IF;
        booked := array_append(booked, ROW(
            m.movement, m.seq, m.position, m.document, m.id, m.item, m.lot, m.source, m.destination,
            m.quantity, m.unit_price, m.amount, m.returns, m.reverses, m.reverses_movement,
            cost, variance, CASE WHEN m.crosses THEN pool[3] END)::movement);
    END LOOP;
    IF pool_item IS NOT NULL THEN
        pools := array_append(pools, ROW(pool_item, pool[1], pool[2], pool[3])::item_cost);
    END IF;
    INSERT INTO movement SELECT * FROM unnest(booked);
    INSERT INTO item_cost SELECT * FROM unnest(pools)
    ON CONFLICT (item) DO UPDATE
    SET quantity = excluded.quantity, cost = excluded.cost, unit_cost = excluded.unit_cost;
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
