-- Judges a segment and gives what is accepted its effect.
CREATE FUNCTION take(offers offer[], headers header[], lines line[], unreadable int[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    judged judgement[] := judge(offers, headers, lines, unreadable);
    turned_down int[] := ARRAY(SELECT place FROM unnest(judged) WHERE outcome <> 'accepted');
    fine offer[] := offers;
BEGIN
    IF turned_down <> '{}' THEN
        fine := ARRAY(SELECT o::offer FROM unnest(offers) AS o WHERE o.place <> ALL (turned_down));
        headers := ARRAY(SELECT h::header FROM unnest(headers) AS h WHERE h.place <> ALL (turned_down));
        lines := ARRAY(SELECT l::line FROM unnest(lines) AS l WHERE l.place <> ALL (turned_down));
    END IF;
    PERFORM keep_offers(offers, judged);
    PERFORM give_effect(offers, fine, headers, lines, judged, false);
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
        IF NOT is_upload AND EXISTS (
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

-- All new rows of a push, segment after segment. `documents` is what `read_documents` made of them.
CREATE FUNCTION take_all(offers offer[], is_upload boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    documents record;
    needed int[];
    first int := 1;
BEGIN
    SELECT * INTO documents FROM read_documents(offers);
    IF is_upload THEN
        PERFORM keep_offers(offers, '{}');
        PERFORM give_effect(offers, offers, documents.headers, documents.lines, '{}', true);
        RETURN;
    END IF;
    needed := last_needed(offers);
    FOR here IN 1..cardinality(offers) LOOP
        IF needed[here] >= offers[first].place THEN
            PERFORM take_slice(offers[first:here - 1], documents.headers, documents.lines, documents.unreadable);
            first := here;
        END IF;
    END LOOP;
    PERFORM take_slice(offers[first:], documents.headers, documents.lines, documents.unreadable);
END
$$;

CREATE FUNCTION take_slice(slice offer[], headers header[], lines line[], unreadable int[])
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    first int := slice[1].place;
    last int := slice[cardinality(slice)].place;
BEGIN
    PERFORM take(slice,
        ARRAY(SELECT h::header FROM unnest(headers) AS h WHERE h.place BETWEEN first AND last),
        ARRAY(SELECT l::line FROM unnest(lines) AS l WHERE l.place BETWEEN first AND last),
        unreadable);
END
$$;
