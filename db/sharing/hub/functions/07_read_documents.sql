-- An id as every PC spells it; another spelling is an error.
CREATE FUNCTION spelt_id(within jsonb, name text) RETURNS uuid
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN jsonb_typeof(within -> name) = 'null' THEN NULL
    WHEN jsonb_typeof(within -> name) = 'string' AND octet_length(within ->> name) = 32
        AND lower((within ->> name) COLLATE "C") = within ->> name THEN (within ->> name)::uuid
    ELSE ((within ->> name) || ' is no id')::uuid
END;

-- The heads of documents.
CREATE FUNCTION headers_of(said texts[]) RETURNS header[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result header[];
BEGIN
    SELECT array_agg(ROW(
        o.place, spelt_id(head, 'id'), head ->> 'kind', head ->> 'number',
        spelt_id(head, 'device'), spelt_id(head, 'actor'), (head ->> 'at')::bigint,
        (head ->> 'business_date')::date, spelt_id(head, 'partner'), head ->> 'reason',
        head ->> 'note', head ->> 'external_ref', head ->> 'payment_method',
        spelt_id(head, 'oversell_by'), spelt_id(head, 'approved_by'), spelt_id(head, 'reverses'),
        (head ->> 'total')::bigint, (head ->> 'tax')::bigint
    )::header ORDER BY o.place)
    INTO result
    FROM unnest(said) AS o
    CROSS JOIN LATERAL (SELECT o.content -> 'header' AS head OFFSET 0) AS heads
    WHERE o.kind = 'document_posted';
    RETURN coalesce(result, '{}');
END
$$;

-- Their lines, a movement each, with what was said to be their cost.
CREATE FUNCTION lines_of(said texts[]) RETURNS line[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result line[];
BEGIN
    SELECT array_agg(ROW(
        o.place, l.position, about.kind, x.id, x.movement, x.item, x.lot,
        x.source, x.destination, x.quantity, x.unit_price, x.amount, x.returns, x.reverses,
        x.reverses_movement, (c.stated -> x.movement_text ->> 1)::numeric,
        (c.stated -> x.movement_text ->> 2)::numeric,
        about.is_merged
    )::line ORDER BY o.place, l.position)
    INTO result
    FROM unnest(said) AS o
    LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(cost ->> 0, cost) AS stated
        FROM jsonb_array_elements(o.costs::jsonb) AS cost
    ) AS c ON o.costs IS NOT NULL
    CROSS JOIN LATERAL (
        SELECT head ->> 'kind', head ->> 'kind' = 'adjustment' AND head ->> 'reason' = 'merge'
            AND head ->> 'reverses' IS NULL AND head ->> 'note' <> ''
        FROM (SELECT o.content -> 'header' AS head OFFSET 0) AS heads OFFSET 0
    ) AS about (kind, is_merged)
    CROSS JOIN LATERAL jsonb_array_elements(o.content -> 'lines')
        WITH ORDINALITY AS l (line, position)
    CROSS JOIN LATERAL (
        SELECT
            spelt_id(l.line, 'id'), l.line ->> 'movement', spelt_id(l.line, 'movement'),
            spelt_id(l.line, 'item'), spelt_id(l.line, 'lot'), spelt_id(l.line, 'source'),
            spelt_id(l.line, 'destination'), (l.line ->> 'quantity')::bigint,
            (l.line ->> 'unit_price')::bigint, (l.line ->> 'amount')::bigint,
            spelt_id(l.line, 'returns'), spelt_id(l.line, 'reverses'),
            spelt_id(l.line, 'reverses_movement')
        OFFSET 0
    ) AS x (
        id, movement_text, movement, item, lot, source, destination, quantity, unit_price, amount,
        returns, reverses, reverses_movement)
    WHERE o.kind = 'document_posted' AND o.content IS NOT NULL;
    RETURN coalesce(result, '{}');
END
$$;

-- Whether a body is spelt as ours are, and its numbers are numbers. The rest of what is wrong with it makes `headers_of` or `lines_of` fail.
CREATE FUNCTION is_well_spelt(body text, content jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN is_spelt(body) AND body !~ '"(quantity|unit_price|amount|total|tax|at)":["tfn\[{]'
    AND jsonb_typeof(content -> 'header') = 'object'
    AND jsonb_typeof(content -> 'lines') = 'array';

-- Heads and lines of all documents that can be read, and the places of those that cannot.
CREATE FUNCTION read_documents(
    offers offer[], said texts[], OUT headers header[], OUT lines line[], OUT unreadable int[]
)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    one texts;
BEGIN
    unreadable := ARRAY(
        SELECT o.place FROM unnest(offers) AS o
        WHERE o.payload IS NULL
           OR o.kind <> 'document_posted' AND (o.act IS NULL OR o.payload ->> 'field' = 'id')
        UNION
        SELECT t.place FROM unnest(said) AS t
        WHERE t.kind = 'document_posted' AND t.body IS NOT NULL
          AND NOT coalesce(is_well_spelt(t.body, t.content), false));
    IF unreadable = '{}' THEN
        BEGIN
            headers := headers_of(said);
            lines := lines_of(said);
            RETURN;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL; -- one by one, to find which
        END;
    END IF;
    headers := '{}';
    lines := '{}';
    FOREACH one IN ARRAY said LOOP
        CONTINUE WHEN one.place = ANY (unreadable);
        BEGIN
            headers := headers || headers_of(ARRAY[one]);
            lines := lines || lines_of(ARRAY[one]);
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            unreadable := unreadable || one.place;
        END;
    END LOOP;
END
$$;
