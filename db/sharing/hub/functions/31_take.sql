-- Judges a segment and gives what is accepted its effect; returns what the checks said.
CREATE FUNCTION take(
    offers offer[], headers header[], lines line[], unreadable int[], is_upload boolean
) RETURNS judgement[]
LANGUAGE plpgsql AS $$
DECLARE
    judged judgement[] := CASE WHEN is_upload THEN '{}'
        ELSE judge(offers, headers, lines, unreadable) END;
    turned_down int[] := ARRAY(SELECT place FROM unnest(judged) WHERE outcome <> 'accepted');
    fine offer[] := offers;
BEGIN
    IF turned_down <> '{}' THEN
        fine := ARRAY(SELECT o::offer FROM unnest(offers) AS o WHERE o.place <> ALL (turned_down));
        headers := ARRAY(SELECT h::header FROM unnest(headers) AS h WHERE h.place <> ALL (turned_down));
        lines := ARRAY(SELECT l::line FROM unnest(lines) AS l WHERE l.place <> ALL (turned_down));
    END IF;
    PERFORM give_effect(offers, fine, headers, lines, judged, is_upload);
    RETURN judged;
END
$$;

CREATE FUNCTION give_effect(
    offers offer[], fine offer[], headers header[], lines line[], judged judgement[],
    is_upload boolean
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF headers <> '{}' THEN
        PERFORM keep_documents(headers, offers);
        IF EXISTS (
            SELECT 1 FROM unnest(lines) WHERE coalesce(returns, reverses) IS NOT NULL)
        THEN
            lines := state_costs(lines);
        END IF;
        PERFORM book_lines(offers, lines, is_upload);
    END IF;
    IF cardinality(headers) < cardinality(fine) THEN
        PERFORM keep_rows(fine);
        PERFORM keep_changes(
            ARRAY(SELECT o::offer FROM unnest(fine) AS o WHERE o.kind <> 'document_posted'), judged);
    END IF;
    PERFORM revive(judged) FROM unnest(judged) AS j WHERE j.details ? 'revives' LIMIT 1;
END
$$;

-- All new rows of a push, segment after segment; each adds to what is judged. Where something in
-- them cannot be reckoned with, they are taken one by one, so that only that row is turned down.
CREATE FUNCTION take_all(offers offer[], contents jsonb[], given text[], is_upload boolean)
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    documents record;
    judged judgement[];
BEGIN
    SELECT * INTO documents FROM read_documents(offers, contents, given);
    IF is_upload THEN
        judged := take_segments(
            offers, documents.headers, documents.lines, documents.unreadable, true);
    ELSE
        BEGIN
            judged := take_segments(
                offers, documents.headers, documents.lines, documents.unreadable, false);
        EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
            judged := take_singly(
                offers, documents.headers, documents.lines, documents.unreadable);
        END;
        judged := judged || ARRAY(
            SELECT j::judgement FROM judge_approved(offers, documents.headers) AS j);
    END IF;
    PERFORM keep_offers(offers, given, judged);
END
$$;

CREATE FUNCTION take_segments(
    offers offer[], headers header[], lines line[], unreadable int[], is_upload boolean
) RETURNS judgement[]
LANGUAGE plpgsql AS $$
DECLARE
    needed int[] := last_needed(offers, headers, lines, is_upload);
    first int := 1;
    judged judgement[] := '{}';
BEGIN
    FOR here IN 1..cardinality(offers) LOOP
        IF needed[here] >= offers[first].place THEN
            judged := judged
                || take_slice(offers[first:here - 1], headers, lines, unreadable, is_upload);
            first := here;
        END IF;
    END LOOP;
    RETURN judged || CASE WHEN first = 1
        THEN take(offers, headers, lines, unreadable, is_upload)
        ELSE take_slice(offers[first:], headers, lines, unreadable, is_upload) END;
END
$$;

CREATE FUNCTION take_singly(offers offer[], headers header[], lines line[], unreadable int[])
RETURNS judgement[]
LANGUAGE plpgsql AS $$
DECLARE
    judged judgement[] := '{}';
BEGIN
    FOR here IN 1..cardinality(offers) LOOP
        BEGIN
            judged := judged || take_slice(offers[here:here], headers, lines, unreadable, false);
        EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
            judged := judged || ROW(
                offers[here].place, 'refused', '{"reason": "row_unreadable"}'::jsonb)::judgement;
        END;
    END LOOP;
    RETURN judged;
END
$$;

CREATE FUNCTION take_slice(
    slice offer[], headers header[], lines line[], unreadable int[], is_upload boolean
) RETURNS judgement[]
LANGUAGE plpgsql AS $$
DECLARE
    first int := slice[1].place;
    last int := slice[cardinality(slice)].place;
BEGIN
    RETURN take(slice,
        ARRAY(SELECT h::header FROM unnest(headers) AS h WHERE h.place BETWEEN first AND last),
        ARRAY(SELECT l::line FROM unnest(lines) AS l WHERE l.place BETWEEN first AND last),
        unreadable, is_upload);
END
$$;
