-- Stocktakes close with all lines that the hub has: whoever closes one may lack some. What has ended
-- stays as it ended; the document of one is its end, whatever becomes of the row that says so.
CREATE FUNCTION is_count_open(count text) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce((
        SELECT fields ->> 'state' = 'open' FROM shared_row
        WHERE id = count::uuid AND kind = 'stock_count'), true);
END;

-- Whether what was counted differs from what was booked: of an item and lot at a place.
CREATE FUNCTION is_outdated(of_count uuid, lines line[]) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT 1
        FROM (
            SELECT fields ->> 'item' AS item, fields ->> 'location' AS place, fields ->> 'lot' AS lot,
                (fields ->> 'counted')::numeric - CASE WHEN (fields ->> 'adds')::int = 0
                    THEN (fields ->> 'recorded')::numeric ELSE 0 END AS more
            FROM shared_row
            WHERE kind = 'count_line' AND fields ? 'count' AND fields ->> 'count' = hex(of_count)
              AND fields ->> 'struck_at' IS NULL AND deleted_seq IS NULL
            UNION ALL
            SELECT hex(item), hex(destination), hex(lot), -quantity FROM unnest(lines)
            UNION ALL
            SELECT hex(item), hex(source), hex(lot), quantity FROM unnest(lines)
        ) AS told
        WHERE place NOT IN (SELECT hex(id) FROM virtual_place)
        GROUP BY item, place, lot HAVING sum(more) <> 0);
END;

CREATE FUNCTION judge_counts(offers offer[], lines line[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM unnest(offers)
        WHERE split_part(act, '/', 2) IN ('count_line', 'stock_count', 'stocktake'))
    THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT o.place, 'refused', '{"reason": "count_ended"}'::jsonb
    FROM unnest(offers) AS o
    WHERE o.act = 'row_created/count_line' AND NOT is_count_open(o.payload -> 'fields' ->> 'count')
       OR o.act LIKE 'field_changed/count_line/%' AND NOT is_count_open((
            SELECT fields ->> 'count' FROM shared_row WHERE id = o.subject))
       OR o.act = 'document_posted/stocktake' AND NOT is_count_open(hex(o.subject))
       OR o.act = 'row_created/stock_count' AND EXISTS (
            SELECT 1 FROM document WHERE id = o.subject)
       OR o.act ~ '^field_changed/stock_count/(state|ended_by|ended_at)$'
          AND NOT is_count_open(hex(o.subject)) AND EXISTS (
            SELECT 1 FROM shared_row WHERE id = o.subject
              AND fields -> (o.payload ->> 'field') NOT IN ('null', o.payload -> 'after'));
    RETURN QUERY
    SELECT o.place, 'refused', '{"reason": "count_outdated", "names": []}'::jsonb
    FROM unnest(offers) AS o
    WHERE o.act = 'document_posted/stocktake' AND is_outdated(o.subject, ARRAY(
            SELECT l::line FROM unnest(lines) AS l WHERE l.place = o.place))
       OR o.act = 'field_changed/stock_count/state' AND o.payload ->> 'after' = 'closed'
          AND is_count_open(hex(o.subject)) AND is_outdated(o.subject, '{}');
END
$$;
