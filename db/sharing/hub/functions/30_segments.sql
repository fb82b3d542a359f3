-- Rows of one push that do not depend on each other are judged together; the result is as if they
-- came one by one. For every row, the last one before it that must have had its effect.
CREATE FUNCTION last_needed(offers offer[], headers header[], lines line[], is_upload boolean)
RETURNS int[]
LANGUAGE plpgsql STABLE AS $$
DECLARE -- documents that give back or take back what others booked, or say that it was oversold
    naming int[] := ARRAY(
        SELECT l.place FROM unnest(lines) AS l
        WHERE num_nonnulls(l.returns, l.reverses, l.reverses_movement) > 0
        UNION
        SELECT h.place FROM unnest(headers) AS h
        WHERE h.reverses IS NOT NULL OR h.reason = 'oversold' AND NOT is_upload);
BEGIN
    IF is_upload THEN -- nothing is judged: only what goods cost that come back must be known
        RETURN ARRAY(
            SELECT CASE WHEN o.place = ANY (naming) THEN o.place - 1 ELSE 0 END
            FROM unnest(offers) AS o ORDER BY o.place);
    ELSIF naming = '{}' AND NOT EXISTS (
        SELECT 1 FROM unnest(offers) AS o WHERE o.kind <> 'document_posted')
    THEN
        RETURN array_fill(0, ARRAY[cardinality(offers)]);
    END IF;
    RETURN ARRAY(
        SELECT greatest(
            max(place) FILTER (WHERE is_authority) OVER earlier,
            CASE WHEN kind = 'document_posted' THEN max(place) FILTER (WHERE is_master) OVER earlier
                ELSE max(place) OVER same_subject END,
            CASE WHEN names_documents THEN max(place) FILTER (WHERE kind = 'document_posted')
                OVER earlier END,
            CASE WHEN kind IN ('row_created', 'row_deleted', 'field_changed') THEN
                max(place) FILTER (WHERE of_table IS NOT NULL AND begins_run) OVER until_now - 1 END,
            CASE WHEN kind IN ('conflict_settled', 'refusal_seen') THEN place - 1 END,
            CASE WHEN of_table = 'location' THEN max(place) FILTER (WHERE of_table = 'location')
                OVER earlier END,
            0)
        FROM (
            SELECT o.place, o.kind, o.subject, is_authority(o) AS is_authority,
                o.kind || '/' || (o.payload ->> 'table') AS of_table,
                (o.kind || '/' || (o.payload ->> 'table')) IS DISTINCT FROM
                    lag(o.kind || '/' || (o.payload ->> 'table')) OVER (ORDER BY o.place)
                    AS begins_run,
                coalesce(o.payload ->> 'table' IN (
                    'item', 'location', 'lot', 'partner', 'unit', 'stock_count', 'count_line'), false)
                    AS is_master,
                o.kind IN ('row_deleted', 'row_created') AND o.payload ->> 'table' <> 'item'
                    OR o.place = ANY (naming) AS names_documents
            FROM unnest(offers) AS o
        ) AS asked
        WINDOW earlier AS (ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
            until_now AS (ORDER BY place ROWS UNBOUNDED PRECEDING),
            same_subject AS (PARTITION BY subject ORDER BY place
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ORDER BY place);
END
$$;

-- What every check says of a segment.
CREATE FUNCTION judge(offers offer[], headers header[], lines line[], unreadable int[])
RETURNS judgement[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    judged judgement[] := ARRAY(
        SELECT ROW(place, 'refused', '{"reason": "row_unreadable"}'::jsonb)::judgement
        FROM unnest(unreadable) AS place
        WHERE place BETWEEN offers[1].place AND offers[cardinality(offers)].place);
BEGIN
    judged := judged || ARRAY(SELECT j::judgement FROM judge_signatures(offers) AS j);
    judged := judged || ARRAY(SELECT j::judgement FROM judge_rights(offers) AS j);
    IF headers <> '{}' THEN
        judged := judged || ARRAY(SELECT j::judgement FROM judge_heads(offers, headers, lines) AS j);
        judged := judged || ARRAY(SELECT j::judgement FROM judge_lines(headers, lines) AS j);
        judged := judged || ARRAY(SELECT j::judgement FROM judge_names(headers, lines) AS j);
        judged := judged || ARRAY(SELECT j::judgement FROM judge_prices(offers, headers, lines) AS j);
        IF names_lines(headers, lines) THEN
            judged := judged || ARRAY(SELECT j::judgement FROM judge_returns(lines) AS j);
            judged := judged || ARRAY(SELECT j::judgement FROM judge_reversals(headers, lines) AS j);
        END IF;
        judged := judged || ARRAY(SELECT j::judgement FROM judge_settling(headers, lines) AS j);
    END IF;
    judged := judged || ARRAY(SELECT j::judgement FROM judge_counts(offers, lines) AS j);
    IF cardinality(headers) < cardinality(offers) THEN
        judged := judged || ARRAY(SELECT j::judgement FROM judge_created(offers) AS j);
        judged := judged || ARRAY(SELECT j::judgement FROM judge_changed(offers) AS j);
        judged := judged || ARRAY(SELECT j::judgement FROM judge_deleted(offers) AS j);
        judged := judged || ARRAY(SELECT j::judgement FROM judge_people(offers) AS j);
        judged := judged || ARRAY(SELECT j::judgement FROM judge_settled(offers) AS j);
        judged := judged || ARRAY(SELECT j::judgement FROM judge_approvals(offers) AS j);
    END IF;
    IF EXISTS (SELECT 1 FROM shared_row WHERE deleted_seq IS NOT NULL) THEN
        judged := judged || ARRAY(
            SELECT j::judgement FROM judge_revived(offers, headers, lines) AS j);
    END IF;
    RETURN judged;
END
$$;

-- Whether documents give back or take back what others booked, or must.
CREATE FUNCTION names_lines(headers header[], lines line[]) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM unnest(headers) AS h
        WHERE h.reverses IS NOT NULL
           OR h.kind IN (SELECT k.kind FROM document_kind AS k WHERE k.must_name))
    OR EXISTS (
        SELECT 1 FROM unnest(lines) AS l
        WHERE num_nonnulls(l.returns, l.reverses, l.reverses_movement) > 0);
END
$$;

-- Writes new rows into the journal: the first refusal counts, notes are put together.
CREATE FUNCTION keep_offers(offers offer[], given text[], judged judgement[]) RETURNS void
LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
    INSERT INTO journal (seq, id, device, incarnation, device_seq, fork, hash, kind, entry, body,
                         costs, signature, outcome, details)
    SELECT o.seq, o.id, o.device, o.incarnation, o.device_seq, o.fork, o.hash, o.kind,
        entry_of(given, o.place), body_of(given, o.place), costs_of(given, o.place), o.signature,
        coalesce(v.outcome, 'accepted'), v.details
    FROM unnest(offers) AS o
    LEFT JOIN (
        SELECT j.place, coalesce(
                (array_agg(j.outcome ORDER BY j.rank) FILTER (WHERE j.outcome <> 'accepted'))[1],
                'accepted') AS outcome,
            coalesce(
                (array_agg(j.details ORDER BY j.rank) FILTER (WHERE j.outcome <> 'accepted'))[1],
                notes_of(array_agg(j.details ORDER BY j.rank))) AS details
        FROM unnest(judged) WITH ORDINALITY AS j (place, outcome, details, rank)
        GROUP BY j.place
    ) AS v ON v.place = o.place;
END
$$;

-- Notes of several checks as one object; lists are joined.
CREATE FUNCTION notes_of(notes jsonb[]) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN jsonb_object_agg(name, CASE WHEN lists IS NULL THEN one ELSE lists END)
    FROM (
        SELECT n.key AS name, (array_agg(n.value))[1] AS one,
            jsonb_agg(DISTINCT each.value) FILTER (WHERE each.value IS NOT NULL) AS lists
        FROM unnest(notes) AS note, jsonb_each(note) AS n
        LEFT JOIN LATERAL jsonb_array_elements(
            CASE jsonb_typeof(n.value) WHEN 'array' THEN n.value ELSE '[]' END) AS each ON true
        GROUP BY n.key) AS gathered;
END
$$;
