-- An id as every PC spells it, given as JSON; another spelling is an error.
CREATE FUNCTION spelt_id(given text) RETURNS uuid
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN given IS NULL THEN NULL
    WHEN octet_length(given) = 34 AND left(given, 1) = '"' AND lower(given COLLATE "C") = given
        THEN substr(given, 2, 32)::uuid
    ELSE (given || ' is no id')::uuid
END;

-- The heads of documents. A number is one also when it is spelt as JSON.
CREATE FUNCTION headers_of(offers offer[], contents jsonb[]) RETURNS header[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result header[];
BEGIN
    SELECT array_agg(ROW(
        o.place, spelt_id(x.id), h.kind, h.number, spelt_id(x.device), spelt_id(x.actor),
        x.at::bigint, h.business_date::date, spelt_id(x.partner), h.reason, h.note, h.external_ref,
        h.payment_method, spelt_id(x.oversell_by), spelt_id(x.approved_by), spelt_id(x.reverses),
        x.total::bigint, x.tax::bigint
    )::header) -- elements come in their order
    INTO result
    FROM unnest(offers) AS o
    CROSS JOIN LATERAL jsonb_to_record(contents[o.place] -> 'header') AS h (
        id jsonb, kind text, number text, device jsonb, actor jsonb, at jsonb, business_date text,
        partner jsonb, reason text, note text, external_ref text, payment_method text,
        oversell_by jsonb, approved_by jsonb, reverses jsonb, total jsonb, tax jsonb)
    CROSS JOIN LATERAL (
        SELECT h.id::text, h.device::text, h.actor::text, h.at::text, h.partner::text,
            h.oversell_by::text, h.approved_by::text, h.reverses::text, h.total::text, h.tax::text
        OFFSET 0
    ) AS x (id, device, actor, at, partner, oversell_by, approved_by, reverses, total, tax)
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
        o.place, l.position, about.head ->> 'kind', spelt_id(x.id), spelt_id(x.movement), spelt_id(x.item),
        spelt_id(x.lot), spelt_id(x.source), spelt_id(x.destination), x.quantity::bigint,
        x.unit_price::bigint, x.amount::bigint, spelt_id(x.returns), spelt_id(x.reverses),
        spelt_id(x.reverses_movement), (about.stated -> substr(x.movement, 2, 32) ->> 1)::numeric,
        (about.stated -> substr(x.movement, 2, 32) ->> 2)::numeric,
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
        id jsonb, movement jsonb, item jsonb, lot jsonb, source jsonb, destination jsonb,
        quantity jsonb, unit_price jsonb, amount jsonb, returns jsonb, reverses jsonb,
        reverses_movement jsonb)) WITH ORDINALITY AS l (
        id, movement, item, lot, source, destination, quantity, unit_price, amount, returns,
        reverses, reverses_movement, position)
    CROSS JOIN LATERAL (
        SELECT l.id::text, l.movement::text, l.item::text, l.lot::text, l.source::text,
            l.destination::text, l.quantity::text, l.unit_price::text, l.amount::text,
            l.returns::text, l.reverses::text, l.reverses_movement::text
        OFFSET 0
    ) AS x (id, movement, item, lot, source, destination, quantity, unit_price, amount, returns,
        reverses, reverses_movement)
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
BEGIN
    unreadable := ARRAY(
        SELECT place FROM unnest(offers)
        WHERE payload IS NULL OR CASE WHEN kind = 'document_posted'
            THEN body_hash IS NOT NULL
                AND (jsonb_typeof(contents[place] -> 'header') = 'object'
                    AND jsonb_typeof(contents[place] -> 'lines') = 'array'
                    AND is_spelt(body_of(given, place))) IS NOT TRUE
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
