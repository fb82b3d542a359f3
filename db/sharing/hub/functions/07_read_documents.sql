-- The heads of the documents among the offers.
CREATE FUNCTION headers_of(offers offer[]) RETURNS header[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result header[];
BEGIN
    SELECT array_agg(ROW(
        o.place, h.id, h.kind, h.number, h.device, h.actor, h.at, h.business_date, h.partner,
        h.reason, h.note, h.external_ref, h.payment_method, h.oversell_by, h.approved_by,
        h.reverses, h.total, h.tax
    )::header ORDER BY o.place)
    INTO result
    FROM unnest(offers) AS o
    CROSS JOIN LATERAL jsonb_to_record(o.content -> 'header') AS h (
        id uuid, kind text, number text, device uuid, actor uuid, at bigint, business_date date,
        partner uuid, reason text, note text, external_ref text, payment_method text,
        oversell_by uuid, approved_by uuid, reverses uuid, total bigint, tax bigint)
    WHERE o.kind = 'document_posted';
    RETURN coalesce(result, '{}');
END
$$;

-- Their lines, a movement each, with what was said to be their cost.
CREATE FUNCTION lines_of(offers offer[]) RETURNS line[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result line[];
BEGIN
    SELECT array_agg(ROW(
        o.place, l.position, o.content -> 'header' ->> 'kind', x.id, x.movement, x.item, x.lot,
        x.source, x.destination, x.quantity, x.unit_price, x.amount, x.returns, x.reverses,
        x.reverses_movement, (c.stated -> x.movement_text ->> 1)::numeric,
        (c.stated -> x.movement_text ->> 2)::numeric,
        o.act = 'document_posted/merge' AND o.content -> 'header' ->> 'note' <> ''
    )::line ORDER BY o.place, l.position)
    INTO result
    FROM unnest(offers) AS o
    LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(cost ->> 0, cost) AS stated
        FROM jsonb_array_elements(o.costs::jsonb) AS cost
    ) AS c ON o.costs IS NOT NULL
    CROSS JOIN LATERAL jsonb_array_elements(o.content -> 'lines')
        WITH ORDINALITY AS l (line, position)
    CROSS JOIN LATERAL (
        SELECT
            (l.line ->> 'id')::uuid, l.line ->> 'movement', (l.line ->> 'movement')::uuid,
            (l.line ->> 'item')::uuid, (l.line ->> 'lot')::uuid, (l.line ->> 'source')::uuid,
            (l.line ->> 'destination')::uuid, (l.line ->> 'quantity')::bigint,
            (l.line ->> 'unit_price')::bigint, (l.line ->> 'amount')::bigint,
            (l.line ->> 'returns')::uuid, (l.line ->> 'reverses')::uuid,
            (l.line ->> 'reverses_movement')::uuid
        OFFSET 0
    ) AS x (
        id, movement_text, movement, item, lot, source, destination, quantity, unit_price, amount,
        returns, reverses, reverses_movement)
    WHERE o.kind = 'document_posted';
    RETURN coalesce(result, '{}');
END
$$;

-- Whether a body is spelt so that every PC reads the same in it: numbers are numbers, ids are long
-- enough. The rest of what is wrong with it makes `headers_of` or `lines_of` fail.
CREATE FUNCTION is_well_spelt(body text, content jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN body !~ '"(quantity|unit_price|amount|total|tax|at)":["tfn\[{]'
    AND body !~ '"(id|movement|item|lot|source|destination|device|actor|partner|returns|reverses|reverses_movement|oversell_by|approved_by)":(?!null|"[0-9a-f]{32}")'
    AND jsonb_typeof(content -> 'header') = 'object'
    AND jsonb_typeof(content -> 'lines') = 'array';

-- Heads and lines of all documents that can be read, and the places of those that cannot.
CREATE FUNCTION read_documents(
    offers offer[], OUT headers header[], OUT lines line[], OUT unreadable int[]
)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    o offer;
BEGIN
    unreadable := ARRAY(
        SELECT place FROM unnest(offers) WHERE payload IS NULL
        OR kind <> 'document_posted' AND (act IS NULL OR payload ->> 'field' = 'id')
        OR kind = 'document_posted' AND body IS NOT NULL AND NOT coalesce(is_well_spelt(body, content), false));
    IF unreadable = '{}' THEN
        BEGIN
            headers := headers_of(offers);
            lines := lines_of(offers);
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
            headers := headers || headers_of(ARRAY[o]);
            lines := lines || lines_of(ARRAY[o]);
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            unreadable := unreadable || o.place;
        END;
    END LOOP;
END
$$;
