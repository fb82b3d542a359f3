-- What every document must be, whatever its kind. Here arrays are joined with arrays, of which the
-- planner thinks that they are short: without this it would compare each with each.
CREATE FUNCTION judge_heads(offers offer[], headers header[], lines line[])
RETURNS SETOF judgement
LANGUAGE plpgsql STABLE SET enable_nestloop = off AS $$
DECLARE
    tomorrow date := shop_today() + 1;
    kinds text[] := ARRAY(SELECT kind FROM document_kind);
BEGIN
    RETURN QUERY
    SELECT o.place, 'refused', jsonb_build_object('reason', CASE
        WHEN o.body_hash IS NULL THEN 'body_missing' ELSE 'body_differs' END)
    FROM unnest(offers) AS o
    WHERE (o.kind = 'document_posted' OR o.payload ? 'sha256' AND o.kind = 'history_added')
      AND (o.body_hash IS NULL
           OR o.payload ->> 'sha256' IS DISTINCT FROM encode(o.body_hash, 'hex'));
    RETURN QUERY
    SELECT o.place, 'refused', '{"reason": "head_differs"}'::jsonb
    FROM unnest(offers) AS o JOIN unnest(headers) AS h ON h.place = o.place
    WHERE (h.id, h.device, h.actor, h.at) IS DISTINCT FROM (o.subject, o.device, o.actor, o.at)
       OR h.business_date IS NULL OR h.oversell_by <> o.actor
       OR (h.kind = ANY (kinds)) IS NOT TRUE
       OR o.business_date -- whatever the session's DateStyle
            IS DISTINCT FROM to_char(h.business_date, 'YYYY-MM-DD');
    RETURN QUERY
    SELECT h.place, 'refused', '{"reason": "date_in_future"}'::jsonb
    FROM unnest(headers) AS h WHERE h.business_date > tomorrow;
    RETURN QUERY
    SELECT h.place, 'refused', '{"reason": "out_of_bounds"}'::jsonb
    FROM unnest(headers) AS h
    LEFT JOIN (
        SELECT line.place, sum(line.amount) AS total
        FROM (SELECT DISTINCT l.place, l.id, l.amount FROM unnest(lines) AS l) AS line GROUP BY 1
    ) AS summed ON summed.place = h.place
    WHERE (summed.total = h.total AND h.total BETWEEN 0 AND 1000000000000000000
        AND h.tax BETWEEN 0 AND 1000000000000000000 AND length(h.number) BETWEEN 1 AND 32
        AND length(h.reason) <= 200 AND length(h.note) <= 4000 AND length(h.external_ref) <= 200
        AND coalesce(length(h.payment_method), 0) <= 32) IS NOT TRUE;
END
$$;

-- What every line must be: within bounds, new, between places that are there. What is
-- asked of a table that grows is asked row by row: a join planned while it was small reads all of it.
-- What a program fills in, kinds and virtual places, is hashed.
CREATE FUNCTION judge_lines(headers header[], lines line[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE SET enable_nestloop = off AS $$
BEGIN
    RETURN QUERY
    SELECT h.place, 'refused', '{"reason": "document_exists"}'::jsonb
    FROM unnest(headers) AS h
    WHERE (SELECT document.id FROM document WHERE document.id = h.id) IS NOT NULL
       OR (h.kind <> 'stocktake' OR h.reverses IS NOT NULL) -- nothing else is the end of a count
          AND (SELECT r.kind FROM shared_row AS r WHERE r.id = h.id) = 'stock_count';
    RETURN QUERY
    SELECT DISTINCT l.place, 'refused', '{"reason": "out_of_bounds"}'::jsonb
    FROM unnest(lines) AS l
    WHERE (l.quantity BETWEEN 1 AND 10000000000 AND l.unit_price BETWEEN 0 AND 100000000000000
        AND l.amount BETWEEN 0 AND 10000000000000000 AND l.source <> l.destination
        AND coalesce(l.stated, 0) BETWEEN -1000000000000000000 AND 1000000000000000000
        AND trunc(coalesce(l.stated, 0)) = coalesce(l.stated, 0)
        AND num_nulls(l.id, l.movement, l.item, l.lot) = 0) IS NOT TRUE;
    RETURN QUERY
    SELECT DISTINCT l.place, 'refused', '{"reason": "document_exists"}'::jsonb
    FROM unnest(lines) AS l
    WHERE coalesce((SELECT movement.id FROM movement WHERE movement.id = l.movement),
        (SELECT movement.id FROM movement WHERE movement.line = l.id LIMIT 1)) IS NOT NULL;
    IF least(count(DISTINCT l.id), count(DISTINCT l.movement)) < count(*) FROM unnest(lines) AS l THEN
        RETURN QUERY -- one id for two movements, or a line that begins twice
        SELECT DISTINCT l.place, 'refused', '{"reason": "document_exists"}'::jsonb
        FROM (
            SELECT spread.place,
                count(*) OVER (PARTITION BY spread.movement) AS movements,
                count(*) FILTER (WHERE spread.is_start) OVER (PARTITION BY spread.id) AS starts
            FROM (
                SELECT m.place, m.id, m.movement, lag(m.id) OVER (ORDER BY m.place, m.position)
                    IS DISTINCT FROM m.id AS is_start
                FROM unnest(lines) AS m) AS spread
        ) AS l WHERE l.movements > 1 OR l.starts > 1;
        RETURN QUERY -- the movements of a line differ in their lots and quantities alone
        SELECT l.place, 'refused', '{"reason": "out_of_bounds"}'::jsonb
        FROM unnest(lines) AS l GROUP BY l.place, l.id
        HAVING count(DISTINCT (l.item, l.source, l.destination, l.unit_price, l.amount, l.returns,
            l.reverses)) > 1;
    END IF;
    RETURN QUERY
    SELECT DISTINCT l.place, 'refused', '{"reason": "place_wrong"}'::jsonb
    FROM unnest(lines) AS l
    JOIN document_kind AS k ON k.kind = l.kind
    LEFT JOIN virtual_place AS s ON s.id = l.source
    LEFT JOIN virtual_place AS d ON d.id = l.destination
    WHERE l.reverses IS NULL AND (CASE k.way
        WHEN 'in' THEN s.id = k.place AND d.id IS NULL
        WHEN 'out' THEN s.id IS NULL AND d.id IS NOT DISTINCT FROM k.place
        ELSE (s.id = k.place AND d.id IS NULL) OR (s.id IS NULL AND d.id = k.place)
    END) IS NOT TRUE;
END
$$;

-- Whether everything that documents name is known here.
CREATE FUNCTION judge_names(headers header[], lines line[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
DECLARE
    unknown uuid[] := ARRAY(
        SELECT asked.id FROM (
            SELECT 'item' AS kind, i.item AS id FROM unnest(lines) AS i
            UNION SELECT 'lot', i.lot FROM unnest(lines) AS i
            UNION SELECT 'location', i.source FROM unnest(lines) AS i
            UNION SELECT 'location', i.destination FROM unnest(lines) AS i
            UNION SELECT 'partner', h.partner FROM unnest(headers) AS h WHERE h.partner IS NOT NULL
        ) AS asked
        WHERE (SELECT r.kind FROM shared_row AS r WHERE r.id = asked.id)
            IS DISTINCT FROM asked.kind);
BEGIN
    IF unknown <> '{}' THEN
        RETURN QUERY
        SELECT l.place, 'refused',
            jsonb_build_object('reason', 'needs_refused', 'needs', min(hex(missing)))
        FROM unnest(lines) AS l
        JOIN unnest(unknown) AS missing ON missing IN (l.item, l.lot, l.source, l.destination)
        GROUP BY 1;
        RETURN QUERY
        SELECT h.place, 'refused',
            jsonb_build_object('reason', 'needs_refused', 'needs', hex(h.partner))
        FROM unnest(headers) AS h WHERE h.partner = ANY (unknown);
    END IF;
END
$$;

-- A time zone that this server does not know stops nobody: then it is UTC.
CREATE FUNCTION shop_today() RETURNS date
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (now() AT TIME ZONE coalesce((
        SELECT r.fields ->> 'value' FROM shared_row AS r
        WHERE r.kind = 'setting' AND r.fields ->> 'key' = 'timezone'
          AND r.id = (SELECT timezone_row FROM hub_info)), 'UTC'))::date;
EXCEPTION WHEN data_exception THEN
    RETURN (now() AT TIME ZONE 'UTC')::date;
END
$$;
