-- A payload that PostgreSQL cannot hold (a NUL in a text) is NULL; what is no JSON is an error.
CREATE FUNCTION jsonb_or_null(given text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN given::jsonb;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    PERFORM given::json;
    RETURN NULL;
END
$$;

-- A row's text as `db.rules.journal.entry_text` spells it: no other spelling is taken.
CREATE FUNCTION entry_text(entry jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN format(
    '["%s","%s",%s,%s,%s,"%s",%s,"%s",%s,%s,"%s"]',
    entry ->> 0, entry ->> 1, (entry ->> 2)::bigint, (entry ->> 3)::bigint,
    to_json(entry ->> 4), entry ->> 5, to_json(entry ->> 6), entry ->> 7,
    (entry ->> 8)::int, (entry ->> 9)::bigint, entry ->> 10
);

-- What a row does, in the words of `right_needed`.
CREATE FUNCTION act_of(kind text, payload jsonb, content jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN kind = 'document_posted' THEN kind || '/' || CASE
        WHEN content -> 'header' ->> 'reverses' IS NOT NULL THEN 'reversal'
        WHEN content -> 'header' ->> 'reason' = 'merge'
            AND content -> 'header' ->> 'kind' = 'adjustment' THEN 'merge'
        ELSE content -> 'header' ->> 'kind' END
    WHEN kind = 'field_changed' THEN kind || '/' || (payload ->> 'table') || '/' || (payload ->> 'field')
    WHEN kind IN ('row_created', 'row_deleted') THEN kind || '/' || (payload ->> 'table')
    ELSE kind
END;

-- The rows of a push. `careful` takes longer, and leaves what cannot be read NULL.
CREATE FUNCTION parse_offers(given jsonb, careful boolean) RETURNS offer[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result offer[];
    misspelt boolean;
BEGIN
    SELECT
        array_agg(ROW(
            place, (row_given ->> 0)::uuid, row_given ->> 1, row_given ->> 2, row_given ->> 3,
            decode(row_given ->> 4, 'hex'), sha256(convert_to(row_given ->> 1, 'UTF8')),
            (entry ->> 1)::uuid, (entry ->> 2)::bigint, (entry ->> 3)::bigint, entry ->> 4,
            (entry ->> 5)::uuid, payload, (entry ->> 7)::uuid, (entry ->> 8)::int,
            (entry ->> 9)::bigint, decode(entry ->> 10, 'hex'), content,
            act_of(entry ->> 4, payload, content), 'none', NULL, 0, false
        )::offer ORDER BY place),
        bool_or(
            row_given ->> 1 <> entry_text(entry) OR row_given ->> 0 <> entry ->> 0
            OR length(row_given ->> 0) <> 32 OR length(entry ->> 1) <> 32
            OR length(entry ->> 5) <> 32 OR length(entry ->> 7) <> 32
            OR length(entry ->> 10) <> 64 OR length(entry ->> 4) NOT BETWEEN 1 AND 64
            OR (entry ->> 2)::bigint < 1 OR (entry ->> 3)::bigint < 1 OR (entry ->> 8)::int < 1)
    INTO result, misspelt
    FROM jsonb_array_elements(given -> 'rows') WITH ORDINALITY AS rows (row_given, place)
    CROSS JOIN LATERAL (SELECT (row_given ->> 1)::jsonb AS entry OFFSET 0) AS texts
    CROSS JOIN LATERAL (
        SELECT
            CASE WHEN careful THEN jsonb_or_null(entry ->> 6) ELSE (entry ->> 6)::jsonb END,
            CASE WHEN careful THEN jsonb_or_null(row_given ->> 2)
                 ELSE (row_given ->> 2)::jsonb END
        OFFSET 0
    ) AS parsed (payload, content);
    IF misspelt IS DISTINCT FROM false THEN
        PERFORM fail('push_unreadable');
    END IF;
    RETURN result;
END
$$;

CREATE FUNCTION read_offers(batch text) RETURNS offer[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    given jsonb;
    limits hub_info;
BEGIN
    given := batch::jsonb;
    SELECT * INTO limits FROM hub_info;
    IF (given ->> 'protocol')::int < limits.oldest_protocol THEN
        PERFORM fail('program_too_old');
    ELSIF (given ->> 'protocol')::int > limits.protocol THEN
        PERFORM fail('hub_too_old');
    ELSIF jsonb_array_length(given -> 'rows') NOT BETWEEN 1 AND 500 THEN
        PERFORM fail('push_unreadable');
    END IF;
    BEGIN
        RETURN parse_offers(given, false);
    EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
        RETURN parse_offers(given, true);
    END;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    PERFORM fail('push_unreadable');
END
$$;
