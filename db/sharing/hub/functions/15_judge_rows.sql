-- What rows of shared tables must be: made once, of what is known, changed from what stands.
CREATE FUNCTION judge_created(offers offer[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY -- two PCs made the same setting while apart; the same once more is none's fault
    SELECT o.place, CASE WHEN stands.fields @> (o.payload -> 'fields') THEN 'accepted' ELSE 'conflict' END,
        jsonb_strip_nulls(jsonb_build_object('value', stands.fields -> 'value',
            'version', coalesce((stands.versions ->> 'value')::int, 1), 'by', stands.setters ->> 'value'))
    FROM unnest(offers) AS o JOIN shared_row AS stands ON stands.id = o.subject
    WHERE o.kind = 'row_created';
    RETURN QUERY
    SELECT o.place, 'refused', '{"reason": "row_differs"}'::jsonb
    FROM unnest(offers) AS o
    WHERE o.kind = 'row_created'
      AND o.payload -> 'fields' ->> 'id' IS DISTINCT FROM hex(o.subject);
    RETURN QUERY -- nobody signs for another: who counted, ended, confirmed is who says so
    SELECT DISTINCT o.place, 'refused', '{"reason": "row_differs"}'::jsonb
    FROM unnest(offers) AS o
    JOIN reference AS r ON r.source = o.payload ->> 'table' AND r.target = 'account'
        AND r.field <> 'approved_by'
    WHERE (o.kind = 'row_created' AND o.payload -> 'fields' ->> r.field <> hex(o.actor)
        OR o.kind = 'field_changed' AND o.payload ->> 'field' = r.field
            AND o.payload ->> 'after' <> hex(o.actor));
    RETURN QUERY
    SELECT o.place, 'refused', jsonb_build_object(
        'reason', 'needs_refused', 'needs', min(o.payload -> 'fields' ->> r.field))
    FROM unnest(offers) AS o
    JOIN reference AS r ON r.source = o.payload ->> 'table'
    WHERE o.kind = 'row_created' AND is_unknown(o.payload -> 'fields' ->> r.field, r.target)
    GROUP BY o.place;
    RETURN QUERY
    SELECT o.place, 'refused',
        jsonb_build_object('reason', 'needs_refused', 'needs', o.payload -> 'after')
    FROM unnest(offers) AS o
    JOIN reference AS r ON r.source = o.payload ->> 'table' AND r.field = o.payload ->> 'field'
    WHERE o.kind = 'field_changed' AND is_unknown(o.payload ->> 'after', r.target);
END
$$;

CREATE FUNCTION is_unknown(named text, target text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF named IS NULL THEN
        RETURN false;
    ELSIF target = 'document_line' THEN
        RETURN NOT EXISTS (SELECT 1 FROM movement WHERE line = named::uuid);
    ELSIF target = 'document' THEN
        RETURN NOT EXISTS (SELECT 1 FROM document WHERE id = named::uuid);
    END IF;
    RETURN length(named) <> 32 OR NOT EXISTS (
        SELECT 1 FROM shared_row WHERE id = named::uuid AND kind = target);
EXCEPTION WHEN data_exception THEN
    RETURN true;
END
$$;

-- A change names the version and the value that it was based on; a secret's value does not travel,
-- and its last change counts. The same value again is a replay. Its incarnation a PC alone knows.
CREATE FUNCTION judge_changed(offers offer[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
DECLARE
    o offer;
    stands shared_row;
    field text;
    version int;
BEGIN
    FOREACH o IN ARRAY offers LOOP
        CONTINUE WHEN o.kind <> 'field_changed' OR o.payload IS NULL
            OR o.act = 'field_changed/device/incarnation';
        SELECT * INTO stands FROM shared_row WHERE id = o.subject;
        IF stands.id IS NULL OR stands.kind <> o.payload ->> 'table'
            OR stands.deleted_seq IS NOT NULL
        THEN
            RETURN NEXT ROW(o.place, 'refused', '{"reason": "row_gone"}'::jsonb)::judgement;
            CONTINUE;
        END IF;
        field := o.payload ->> 'field';
        version := coalesce((stands.versions ->> field)::int, 1);
        IF NOT o.payload ? 'after' OR (o.payload ->> 'base')::int = version
            AND coalesce(stands.fields -> field, o.payload -> 'before') = o.payload -> 'before'
        THEN
            RETURN NEXT ROW(o.place, 'accepted', jsonb_build_object('version', version + 1))::judgement;
        ELSIF stands.fields -> field = o.payload -> 'after' THEN
            RETURN NEXT ROW(o.place, 'accepted', jsonb_build_object('version', version))::judgement;
        ELSE
            RETURN NEXT ROW(o.place, 'conflict', jsonb_build_object(
                'value', stands.fields -> field, 'version', version,
                'by', stands.setters ->> field))::judgement;
        END IF;
    END LOOP;
END
$$;

-- What moved, or what something else refers to by now, is not deleted.
CREATE FUNCTION judge_deleted(offers offer[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY -- a right over one table is none over another's rows
    SELECT o.place, 'refused', '{"reason": "row_gone"}'::jsonb
    FROM unnest(offers) AS o JOIN shared_row AS r ON r.id = o.subject
    WHERE o.kind = 'row_deleted' AND r.kind IS DISTINCT FROM o.payload ->> 'table';
    RETURN QUERY -- that two PCs deleted the same row is fine
    SELECT o.place, 'refused', jsonb_build_object('reason', CASE
        WHEN EXISTS (SELECT 1 FROM movement WHERE item = o.subject) THEN 'item_moved'
        ELSE 'row_in_use' END)
    FROM unnest(offers) AS o
    JOIN shared_row AS r ON r.id = o.subject AND r.kind = o.payload ->> 'table'
        AND r.deleted_seq IS NULL
    WHERE o.kind = 'row_deleted' AND is_referred_to(o.subject, r.kind);
END
$$;

CREATE FUNCTION is_referred_to(id uuid, of_kind text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    named text := hex(id);
    one reference;
BEGIN
    IF of_kind = 'item' THEN
        RETURN EXISTS (SELECT 1 FROM movement WHERE movement.item = is_referred_to.id) OR EXISTS (
            SELECT 1 FROM shared_row
            WHERE fields ? 'item' AND fields ->> 'item' = named AND deleted_seq IS NULL);
    ELSIF of_kind = 'role' THEN
        RETURN EXISTS (SELECT 1 FROM account_role WHERE role = is_referred_to.id AND until IS NULL);
    END IF;
    FOR one IN SELECT * FROM reference WHERE target = of_kind LOOP
        IF EXISTS (
            SELECT 1 FROM shared_row AS r
            WHERE r.kind = one.source AND r.fields ->> one.field = named AND r.deleted_seq IS NULL)
        THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN of_kind = 'partner' AND EXISTS (
        SELECT 1 FROM document WHERE document.partner = is_referred_to.id);
END
$$;

-- What an accepted row needs that somebody deleted meanwhile comes back to life, with what that
-- needs itself.
CREATE FUNCTION judge_revived(offers offer[], headers header[], lines line[])
RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    WITH RECURSIVE gone AS MATERIALIZED (
        SELECT r.id, r.fields FROM shared_row AS r WHERE r.deleted_seq IS NOT NULL
    ), needed (place, id, fields) AS (
        SELECT asked.place, gone.id, gone.fields
        FROM (
            SELECT l.place, each.id
            FROM unnest(lines) AS l
            CROSS JOIN LATERAL unnest(ARRAY[l.item, l.lot, l.source, l.destination]) AS each (id)
            UNION ALL
            SELECT h.place, each.id
            FROM unnest(headers) AS h
            CROSS JOIN LATERAL unnest(ARRAY[
                h.device, h.actor, h.partner, h.oversell_by, h.approved_by]) AS each (id)
            UNION ALL
            SELECT o.place, digits.texts[1]::uuid
            FROM unnest(offers) AS o
            CROSS JOIN LATERAL regexp_matches(CASE o.kind
                WHEN 'row_created' THEN (o.payload -> 'fields')::text
                WHEN 'field_changed' THEN o.payload ->> 'after' END, '[0-9a-f]{32}', 'g'
            ) AS digits (texts)
            WHERE o.kind IN ('row_created', 'field_changed')
        ) AS asked
        JOIN gone ON gone.id = asked.id
        UNION
        SELECT needed.place, gone.id, gone.fields
        FROM needed
        CROSS JOIN LATERAL regexp_matches(needed.fields::text, '[0-9a-f]{32}', 'g') AS digits (texts)
        JOIN gone ON gone.id = digits.texts[1]::uuid)
    SELECT needed.place, 'accepted', jsonb_build_object('revives', jsonb_agg(DISTINCT hex(needed.id)))
    FROM needed GROUP BY needed.place;
END
$$;
