-- Whether two items are one by now. PCs that were apart may have merged them in a row or in a ring,
-- and each of them names whichever it leads to there: their ways meet.
CREATE FUNCTION is_same_item(one uuid, other uuid) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT one = other OR EXISTS (
        WITH RECURSIVE way (beginning, item) AS (
            VALUES (1, one), (2, other)
            UNION SELECT way.beginning, led.item
            FROM way CROSS JOIN LATERAL (
                SELECT (fields ->> 'merged_into')::uuid AS item
                FROM shared_row WHERE id = way.item) AS led
            WHERE led.item IS NOT NULL)
        SELECT 1 FROM way GROUP BY item HAVING count(*) = 2);
END;

CREATE FUNCTION is_reversed(of_line uuid) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT EXISTS (SELECT 1 FROM movement WHERE reverses = of_line);
END;

-- What is left to give back of a booked line: thousandths and money. No row for an unknown line.
CREATE FUNCTION left_of(of_line uuid, OUT kind text, OUT item uuid, OUT quantity numeric, OUT amount numeric)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    SELECT d.kind, m.item, sum(m.quantity), max(m.amount)
    INTO kind, item, quantity, amount
    FROM movement AS m JOIN document AS d ON d.id = m.document
    WHERE m.line = of_line AND d.reverses IS NULL GROUP BY 1, 2;
    IF is_reversed(of_line) THEN
        quantity := 0;
    END IF;
    SELECT left_of.quantity - coalesce(sum(given.goods), 0), left_of.amount - coalesce(sum(given.money), 0)
    INTO quantity, amount
    FROM (
        SELECT m.line, sum(m.quantity) AS goods, max(m.amount) AS money FROM movement AS m
        WHERE m.returns = of_line AND NOT is_reversed(m.line) GROUP BY 1) AS given;
END
$$;

-- Returns name a line, and give back no more than is left of it, in goods and in money.
CREATE FUNCTION judge_returns(lines line[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT DISTINCT l.place, 'refused', '{"reason": "return_unnamed"}'::jsonb
    FROM unnest(lines) AS l JOIN document_kind AS k ON k.kind = l.kind
    WHERE l.reverses IS NULL AND (k.must_name AND l.returns IS NULL
        OR l.returns IS NOT NULL AND k.returns IS NULL);
    RETURN QUERY
    SELECT DISTINCT ON (back.place) back.place, 'refused', jsonb_build_object(
        'reason', CASE
            WHEN k.returns IS DISTINCT FROM o.kind OR back.items <> 1
                OR NOT is_same_item(back.item, o.item) THEN 'return_unnamed' ELSE 'returned_too_much' END,
        'line', hex(back.returns), 'left', greatest(o.quantity, 0))
    FROM (
        SELECT given.place, given.kind, given.returns, count(DISTINCT given.item) AS items,
            min(given.item::text)::uuid AS item, sum(given.quantity) AS quantity,
            sum(given.amount) AS amount
        FROM (
            SELECT l.place, l.kind, l.returns, l.item, l.id, sum(l.quantity) AS quantity, max(l.amount) AS amount
            FROM unnest(lines) AS l
            WHERE l.returns IS NOT NULL AND l.reverses IS NULL GROUP BY 1, 2, 3, 4, 5) AS given
        GROUP BY 1, 2, 3
    ) AS back
    JOIN document_kind AS k ON k.kind = back.kind
    CROSS JOIN LATERAL left_of(back.returns) AS o
    WHERE (k.returns = o.kind AND back.items = 1 AND is_same_item(back.item, o.item)
        AND back.quantity <= o.quantity AND back.amount <= o.amount) IS NOT TRUE;
END
$$;

-- A reversal is the opposite of whole lines of one document, of which nobody gave goods back. That
-- two PCs reversed the same line while apart is for a person to settle.
CREATE FUNCTION judge_reversals(headers header[], lines line[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT h.place, 'refused', jsonb_build_object('reason', CASE
        WHEN d.id IS NULL THEN 'document_unknown'
        WHEN d.reverses IS NOT NULL THEN 'is_reversal'
        WHEN d.reason = 'merge' THEN 'is_merge' ELSE 'reversal_differs' END)
    FROM unnest(headers) AS h LEFT JOIN document AS d ON d.id = h.reverses
    WHERE h.reverses IS NOT NULL
      AND (d.reverses IS NULL AND d.reason <> 'merge' AND d.kind = h.kind) IS NOT TRUE;
    RETURN QUERY
    SELECT DISTINCT l.place, 'refused', '{"reason": "reversal_differs"}'::jsonb
    FROM unnest(lines) AS l
    JOIN unnest(headers) AS h ON h.place = l.place
    LEFT JOIN movement AS m ON m.id = l.reverses_movement
    WHERE (h.reverses IS NOT NULL OR l.reverses IS NOT NULL OR l.reverses_movement IS NOT NULL)
      AND (m.document = h.reverses AND m.line = l.reverses AND m.source = l.destination
        AND m.destination = l.source AND m.lot = l.lot AND m.quantity = l.quantity
        AND m.amount = l.amount AND is_same_item(m.item, l.item)) IS NOT TRUE;
    RETURN QUERY
    SELECT DISTINCT l.place, 'refused', '{"reason": "line_returned"}'::jsonb
    FROM unnest(lines) AS l
    WHERE l.reverses IS NOT NULL AND EXISTS (
        SELECT 1 FROM movement AS m WHERE m.returns = l.reverses AND NOT is_reversed(m.line));
    RETURN QUERY
    SELECT l.place, 'refused', '{"reason": "reversal_differs"}'::jsonb
    FROM unnest(lines) AS l WHERE l.reverses IS NOT NULL
    GROUP BY l.place
    HAVING count(DISTINCT l.reverses_movement) < count(*) OR count(*) < (
        SELECT count(*) FROM movement AS m WHERE m.line = ANY (array_agg(l.reverses)));
END
$$;

-- What ends an oversold task: nothing more than is missing there.
CREATE FUNCTION judge_settling(headers header[], lines line[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT DISTINCT l.place, 'refused', '{"reason": "already_settled"}'::jsonb
    FROM unnest(headers) AS h JOIN unnest(lines) AS l ON l.place = h.place
    WHERE h.kind = 'adjustment' AND h.reason = 'oversold'
      AND l.quantity > -on_hand(l.item, l.destination, l.lot);
END
$$;

CREATE FUNCTION on_hand(of_item uuid, place uuid, of_lot uuid) RETURNS numeric
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce(sum(CASE WHEN destination = place THEN quantity ELSE -quantity END), 0)
    FROM movement WHERE item = of_item AND lot = of_lot AND place IN (source, destination);
END;
