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

-- What no program can follow: it would end whoever reads it. Counting takes long, so not in what is
-- too short for it.
CREATE FUNCTION is_deep(given text, parsed jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN octet_length(given) > 1000
    AND octet_length(given) - octet_length(replace(replace(given, '[', ''), '{', '')) > 500
    AND coalesce(jsonb_path_exists(parsed, '$.**{64}'), true);

-- What a row does, in the words of `right_needed`; `head` is a document's.
CREATE FUNCTION act_of(kind text, payload jsonb, head jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN kind = 'document_posted' THEN kind || '/' || CASE
        WHEN head ->> 'reverses' IS NOT NULL THEN 'reversal'
        WHEN head ->> 'reason' = 'merge' AND head ->> 'kind' = 'adjustment' THEN 'merge'
        ELSE head ->> 'kind' END
    WHEN kind = 'field_changed' THEN kind || '/' || (payload ->> 'table') || '/' || (payload ->> 'field')
    WHEN kind IN ('row_created', 'row_deleted') THEN kind || '/' || (payload ->> 'table')
    ELSE kind
END;

-- An id as PCs spell it; NULL for anything else.
CREATE FUNCTION uuid_or_null(given text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN given ~ '^[0-9a-f]{32}$' THEN given::uuid END;

-- A push is lines: the envelope, then five for every row, which are its id, its texts (`entry`,
-- `body`, `costs`) and its signature; none is empty but what there is not. JSON has no new lines, and
-- is not wrapped in JSON once more. These lines are handed on to the end, and never copied.
CREATE FUNCTION read_lines(batch text) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    given text[];
    spoken int;
    limits hub_info;
BEGIN
    IF octet_length(batch) > 64000000 THEN -- a PC offers 4 million characters, or one row
        PERFORM fail('push_unreadable');
    END IF;
    given := string_to_array(batch, E'\n', '');
    spoken := (given[1]::jsonb ->> 'protocol')::int;
    SELECT * INTO limits FROM hub_info;
    IF spoken < limits.oldest_protocol THEN
        PERFORM fail('program_too_old');
    ELSIF spoken > limits.protocol THEN
        PERFORM fail('hub_too_old');
    ELSIF cardinality(given) NOT BETWEEN 6 AND 2501 OR cardinality(given) % 5 <> 1 THEN
        PERFORM fail('push_unreadable');
    END IF;
    RETURN given;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    PERFORM fail('push_unreadable');
END
$$;

-- What `body` and the others say of a row, by its place.
CREATE FUNCTION entry_of(given text[], place int) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN given[5 * place - 2];

CREATE FUNCTION body_of(given text[], place int) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN given[5 * place - 1];

CREATE FUNCTION costs_of(given text[], place int) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN given[5 * place];

-- The bodies, parsed. `careful` takes longer, and leaves what cannot be read NULL.
CREATE FUNCTION read_bodies(given text[], careful boolean DEFAULT false) RETURNS jsonb[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ARRAY(
        SELECT CASE WHEN careful THEN jsonb_or_null(body_of(given, place))
            ELSE body_of(given, place)::jsonb END
        FROM generate_series(1, cardinality(given) / 5) AS place);
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    IF careful THEN
        PERFORM fail('push_unreadable');
    END IF;
    RETURN read_bodies(given, true);
END
$$;

-- The rows, each with what its body says of it. No other spelling of a row is taken than that of
-- `db.rules.journal.entry_text`.
CREATE FUNCTION read_offers(given text[], contents jsonb[], careful boolean DEFAULT false)
RETURNS offer[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    result offer[];
    is_ours boolean;
    nothing bytea := sha256('');
BEGIN
    SELECT -- elements come in their order: to sort what is so wide would cost more than all else
        array_agg(ROW(
            place, id::uuid, decode(given[5 * place + 1], 'hex'),
            sha256(convert_to(entry_of(given, place), 'UTF8')),
            device::uuid, incarnation::bigint, device_seq::bigint, kind, subject::uuid, payload,
            actor::uuid, role_version::int, at::bigint, decode(previous_hash, 'hex'),
            act_of(kind, payload, head), sha256(convert_to(body_of(given, place), 'UTF8')),
            coalesce(sha256(convert_to(costs_of(given, place), 'UTF8')), nothing),
            uuid_or_null(coalesce(payload ->> 'approved_by', head ->> 'approved_by')),
            uuid_or_null(head ->> 'reverses'), head ->> 'business_date', 'none', NULL, 0, false
        )::offer),
        bool_and((
            entry_of(given, place) = concat('["', id, '","', device, '",', incarnation, ',',
                device_seq, ',', kind_text, ',"', subject, '",', payload_text, ',"', actor, '",',
                role_version, ',', at, ',"', previous_hash, '"]')
            AND id = given[5 * place - 3] AND left(kind_text, 1) = '"' AND left(payload_text, 1) = '"'
            AND octet_length(id) = 32 AND octet_length(device) = 32 AND octet_length(subject) = 32
            AND octet_length(actor) = 32 AND octet_length(previous_hash) = 64
            AND length(kind) BETWEEN 1 AND 64 AND incarnation::bigint > 0
            AND device_seq::bigint > 0 AND role_version::int > 0
            AND (body_of(given, place) IS NULL
                OR kind IN ('document_posted', 'history_added'))
            AND octet_length(entry_of(given, place)) < 1000000
            AND NOT is_deep(payload_said, any_payload)
            AND (body_of(given, place) IS NULL OR NOT is_deep(body_of(given, place), content))
            ) IS TRUE)
    INTO result, is_ours
    FROM generate_series(1, cardinality(contents)) AS place
    CROSS JOIN LATERAL (
        SELECT entry_of(given, place)::jsonb, contents[place], contents[place] -> 'header' OFFSET 0
    ) AS said (spelt, content, head)
    CROSS JOIN LATERAL (
        SELECT spelt ->> 0, spelt ->> 1, spelt ->> 2, spelt ->> 3, spelt ->> 4, (spelt -> 4)::text,
            spelt ->> 5, (spelt -> 6)::text, spelt ->> 6, spelt ->> 7, spelt ->> 8, spelt ->> 9,
            spelt ->> 10
        OFFSET 0
    ) AS parts (id, device, incarnation, device_seq, kind, kind_text, subject, payload_text,
        payload_said, actor, role_version, at, previous_hash)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN careful THEN jsonb_or_null(payload_said) ELSE payload_said::jsonb END
        OFFSET 0
    ) AS parsed (any_payload)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN is_spelt(payload_said) THEN any_payload END OFFSET 0) AS spelled (payload);
    IF is_ours IS DISTINCT FROM true THEN
        PERFORM fail('push_unreadable');
    END IF;
    RETURN result;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    IF careful THEN
        PERFORM fail('push_unreadable');
    END IF;
    RETURN read_offers(given, contents, true);
END
$$;
