-- A scale's label says a price, and the quantity that it buys is rounded to the unit's finest step:
-- half a step too much at most, of no less than 20 steps, the least that scales for trade weigh
-- (OIML R 76). Goods that are counted have no such step.
CREATE FUNCTION is_rounded(of_item uuid, due numeric, amount numeric) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce((
        SELECT ((unit.fields ->> 'decimals')::int > 0 OR unit.fields ->> 'code' IN ('g', 'ml'))
            AND amount >= due - greatest(due / 40,
                (item.fields ->> 'sale_price')::numeric / 2 / 10 ^ (unit.fields ->> 'decimals')::int)
        FROM shared_row AS item JOIN shared_row AS unit ON unit.id = (item.fields ->> 'unit')::uuid
        WHERE item.id = of_item), false);
END;

-- Sales below the lowest price that an item had lately, and goods beyond what is there, need a right of their own.
CREATE FUNCTION judge_prices(offers offer[], headers header[], lines line[])
RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
DECLARE
    reaching timestamptz := (
        SELECT min(horizon(device)) FROM (SELECT DISTINCT device FROM unnest(offers)) AS devices);
BEGIN
    RETURN QUERY
    SELECT cheap.place, 'refused', jsonb_build_object(
        'reason', 'price_below_list', 'item', hex(cheap.item), 'permission', 'price.override')
    FROM (
        SELECT DISTINCT ON (priced.place) priced.place, priced.item
        FROM (
            SELECT l.place, l.item, l.amount, sum(l.quantity) * (
                SELECT min(p.price) FROM item_price AS p
                WHERE p.item = l.item AND (p.until IS NULL OR p.until > reaching)) AS thousandfold
            FROM unnest(lines) AS l
            WHERE l.kind = 'sale' AND l.reverses IS NULL
            GROUP BY l.place, l.id, l.item, l.amount
        ) AS priced
        WHERE priced.amount::numeric * 1000 + 500 < priced.thousandfold
          AND NOT is_rounded(priced.item, priced.thousandfold / 1000, priced.amount)
    ) AS cheap
    JOIN unnest(offers) AS o ON o.place = cheap.place
    JOIN unnest(headers) AS h ON h.place = cheap.place
    WHERE NOT may_also(o, ARRAY['price.override'])
      AND NOT may_lend(h.approved_by, ARRAY['price.override'], horizon(o.device));
    RETURN QUERY
    SELECT h.place, 'refused',
        jsonb_build_object('reason', 'right_missing', 'permission', 'stock.oversell')
    FROM unnest(headers) AS h JOIN unnest(offers) AS o ON o.place = h.place
    WHERE h.oversell_by IS NOT NULL AND o.act <> 'document_posted/merge'
      AND NOT may_also(o, ARRAY['stock.oversell']);
END
$$;
