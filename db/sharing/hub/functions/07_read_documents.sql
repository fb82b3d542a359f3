-- An id as every PC spells it; another spelling is an error.
CREATE FUNCTION spelt_id(given text) RETURNS uuid
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN given IS NULL THEN NULL
    WHEN octet_length(given) = 32 AND lower(given COLLATE "C") = given THEN given::uuid
    ELSE (given || ' is no id')::uuid
END;

-- The heads of documents. What JSON says with quotes is no number.
CREATE FUNCTION headers_of(offers offer[], contents jsonb[]) RETURNS header[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result header[];
BEGIN
    SELECT array_agg(ROW(
        o.place, spelt_id(h.id), h.kind, h.number, spelt_id(h.device), spelt_id(h.actor),
        h.at::bigint, h.business_date::date, spelt_id(h.partner), h.reason, h.note, h.external_ref,
        h.payment_method, spelt_id(h.oversell_by), spelt_id(h.approved_by), spelt_id(h.reverses),
        h.total::bigint, h.tax::bigint
    )::header) -- elements come in their order
    INTO result
    FROM unnest(offers) AS o
    CROSS JOIN LATERAL jsonb_to_record(contents[o.place] -> 'header') AS h (
        id text, kind text, number text, device text, actor text, at jsonb, business_date text,
        partner text, reason text, note text, external_ref text, payment_method text,
        oversell_by text, approved_by text, reverses text, total jsonb, tax jsonb)
    WHERE o.kind = 'document_posted';
    RETURN coalesce(result, '{}');
END
$$;

-- Their lines, a movement each, with what was said to be their cost.
CREATE FUNCTION lines_of(offers offer[], contents jsonb[], given text[]) RETURNS line[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result line[];
BEGIN
    SELECT array_agg(ROW(
        o.place, l.position, about.head ->> 'kind', spelt_id(l.id), spelt_id(l.movement),
        spelt_id(l.item), spelt_id(l.lot), spelt_id(l.source), spelt_id(l.destination),
        l.quantity::bigint, l.unit_price::bigint, l.amount::bigint, spelt_id(l.returns),
        spelt_id(l.reverses), spelt_id(l.reverses_movement),
        (about.stated -> l.movement ->> 1)::numeric, (about.stated -> l.movement ->> 2)::numeric,
        o.act = 'document_posted/merge' AND about.head ->> 'note' <> ''
    )::line)
    INTO result
    FROM unnest(offers) AS o
    CROSS JOIN LATERAL (
        SELECT contents[o.place] -> 'header', CASE WHEN costs_of(given, o.place) IS NOT NULL THEN (
            SELECT jsonb_object_agg(cost ->> 0, cost)
            FROM jsonb_array_elements(costs_of(given, o.place)::jsonb) AS cost) END
        OFFSET 0
    ) AS about (head, stated)
    CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(contents[o.place] -> 'lines') AS (
        id text, movement text, item text, lot text, source text, destination text,
        quantity jsonb, unit_price jsonb, amount jsonb, returns text, reverses text,
        reverses_movement text)) WITH ORDINALITY AS l (
        id, movement, item, lot, source, destination, quantity, unit_price, amount, returns,
        reverses, reverses_movement, position)
    WHERE o.kind = 'document_posted';
    RETURN coalesce(result, '{}');
END
$$;

-- Heads and lines of all documents that can be read, and the places of those that cannot.
CREATE FUNCTION read_documents(
    offers offer[], contents jsonb[], given text[],
    OUT headers header[], OUT lines line[], OUT unreadable int[]
)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    o offer;
    are_spelt boolean := ( -- many at once are quicker than each by itself
        SELECT bool_and(is_spelt(several.bodies))
        FROM (
            SELECT string_agg(body_of(given, place), ',') AS bodies FROM unnest(offers)
            WHERE kind = 'document_posted' GROUP BY place / 50) AS several);
BEGIN
    unreadable := ARRAY(
        SELECT place FROM unnest(offers)
        WHERE payload IS NULL OR CASE WHEN kind = 'document_posted'
            THEN body_hash IS NOT NULL
                AND (jsonb_typeof(contents[place] -> 'header') = 'object'
                    AND jsonb_typeof(contents[place] -> 'lines') = 'array'
                    AND (are_spelt OR is_spelt(body_of(given, place)))) IS NOT TRUE
            ELSE act IS NULL OR payload ->> 'field' = 'id' END);
    IF unreadable = '{}' THEN
        BEGIN
            headers := headers_of(offers, contents);
            lines := lines_of(offers, contents, given);
            RETURN;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL; -- one by one, to find which
        END;
    END IF;
    headers := '{}';
    lines := '{}';
    FOREACH o IN ARRAY offers LOOP
        CONTINUE WHEN o.place = ANY (unreadable);
        BEGIN
            headers := headers || headers_of(ARRAY[o], contents);
            lines := lines || lines_of(ARRAY[o], contents, given);
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            unreadable := unreadable || o.place;
        END;
    END LOOP;
END
$$;
