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

-- Whether a text is JSON as our programs spell it, so that every PC reads the same in it as the hub:
-- no spaces, no letter written as its number, whole numbers that a column holds.
CREATE FUNCTION is_spelt(given text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN given ~ ('^(?:[][{},:]+(?:null|true|false|-?(?:0|[1-9][0-9]{0,17})'
    '|"(?:[^"\\]|\\["\\bfnrt]|\\u00[01][0-9a-f])*")?)+$');

-- What no program can follow: it would end whoever reads it.
CREATE FUNCTION is_deep(given text, parsed jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN length(given) - length(replace(replace(given, '[', ''), '{', '')) > 500
    AND coalesce(jsonb_path_exists(parsed, '$.**{64}'), true);

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

-- An id as PCs spell it; NULL for anything else.
CREATE FUNCTION uuid_or_null(given text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN given ~ '^[0-9a-f]{32}$' THEN given::uuid END;

-- The rows of a push and their texts. `careful` takes longer, and leaves what cannot be read NULL.
-- No other spelling of a row is taken than that of `db.rules.journal.entry_text`.
CREATE FUNCTION parse_offers(given jsonb, careful boolean, OUT offers offer[], OUT said texts[])
LANGUAGE plpgsql STABLE AS $$
DECLARE
    is_ours boolean;
    nothing bytea := sha256('');
BEGIN
    SELECT -- elements come in their order: to sort what is so wide would cost more than all else
        array_agg(ROW(
            place, id::uuid, decode(signature, 'hex'), sha256(convert_to(entry, 'UTF8')),
            device::uuid, incarnation::bigint, device_seq::bigint, kind, subject::uuid, payload,
            actor::uuid, role_version::int, at::bigint, decode(previous_hash, 'hex'),
            act_of(kind, payload, content), sha256(convert_to(body, 'UTF8')),
            CASE WHEN costs IS NULL THEN nothing ELSE sha256(convert_to(costs, 'UTF8')) END,
            uuid_or_null(coalesce(payload ->> 'approved_by', head ->> 'approved_by')),
            uuid_or_null(head ->> 'reverses'), head ->> 'business_date',
            strpos(body, '"returns":"') > 0 OR strpos(body, '"reverses":"') > 0,
            strpos(body, '"reason":"oversold"') > 0, 'none', NULL, 0, false
        )::offer),
        array_agg(ROW(place, kind, entry, body, costs, content)::texts),
        bool_and((
            entry = '["' || id || '","' || device || '",' || incarnation || ',' || device_seq || ','
                || kind_text || ',"' || subject || '",' || payload_text || ',"' || actor || '",'
                || role_version || ',' || at || ',"' || previous_hash || '"]'
            AND id = named AND left(kind_text, 1) = '"' AND left(payload_text, 1) = '"'
            AND octet_length(id) = 32 AND octet_length(device) = 32 AND octet_length(subject) = 32
            AND octet_length(actor) = 32 AND octet_length(previous_hash) = 64
            AND length(kind) BETWEEN 1 AND 64 AND incarnation::bigint > 0
            AND device_seq::bigint > 0 AND role_version::int > 0
            AND (body IS NULL OR kind IN ('document_posted', 'history_added'))
            AND octet_length(entry) < 1000000 AND NOT is_deep(payload_said, any_payload)
            AND (body IS NULL OR NOT is_deep(body, content))) IS TRUE)
    INTO offers, said, is_ours
    FROM jsonb_array_elements(given -> 'rows') WITH ORDINALITY AS rows (one, place)
    CROSS JOIN LATERAL (
        SELECT one ->> 0, one ->> 1, (one ->> 1)::jsonb, one ->> 2, one ->> 3, one ->> 4 OFFSET 0
    ) AS offered (named, entry, spelt, body, costs, signature)
    CROSS JOIN LATERAL (
        SELECT spelt ->> 0, spelt ->> 1, spelt ->> 2, spelt ->> 3, spelt ->> 4, (spelt -> 4)::text,
            spelt ->> 5, (spelt -> 6)::text, spelt ->> 6, spelt ->> 7, spelt ->> 8, spelt ->> 9, spelt ->> 10
        OFFSET 0
    ) AS parts (id, device, incarnation, device_seq, kind, kind_text, subject, payload_text, payload_said,
        actor, role_version, at, previous_hash)
    CROSS JOIN LATERAL (
        SELECT
            CASE WHEN careful THEN jsonb_or_null(payload_said) ELSE payload_said::jsonb END,
            CASE WHEN careful THEN jsonb_or_null(body) ELSE body::jsonb END
        OFFSET 0
    ) AS parsed (any_payload, content)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN is_spelt(payload_said) THEN any_payload END OFFSET 0) AS spelled (payload)
    CROSS JOIN LATERAL (SELECT content -> 'header' OFFSET 0) AS heads (head);
    IF is_ours IS DISTINCT FROM true THEN
        PERFORM fail('push_unreadable');
    END IF;
END
$$;

CREATE FUNCTION read_offers(batch text, OUT offers offer[], OUT said texts[])
LANGUAGE plpgsql STABLE AS $$
DECLARE
    given jsonb;
    limits hub_info;
BEGIN
    IF octet_length(batch) > 64000000 THEN -- a PC offers 4 million characters, or one row
        PERFORM fail('push_unreadable');
    END IF;
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
        SELECT p.offers, p.said INTO offers, said FROM parse_offers(given, false) AS p;
    EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
        SELECT p.offers, p.said INTO offers, said FROM parse_offers(given, true) AS p;
    END;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    PERFORM fail('push_unreadable');
END
$$;
