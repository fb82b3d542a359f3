-- Whoever settles a conflict may change what it is about.
CREATE FUNCTION judge_settled(offers offer[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT o.place, 'refused', jsonb_build_object(
        'reason', 'right_missing', 'permission', (SELECT min(p) FROM unnest(about.wanted) AS p))
    FROM unnest(offers) AS o
    CROSS JOIN LATERAL (SELECT rights_about(o.subject) AS wanted OFFSET 0) AS about
    WHERE o.kind = 'conflict_settled' AND about.wanted IS NOT NULL AND NOT may_also(o, about.wanted);
END
$$;

-- What it takes to change what a row of the journal changed; NULL for what is none, or no change.
CREATE FUNCTION rights_about(settled uuid) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    acted text := (
        SELECT act_of(kind, jsonb_or_null(entry::jsonb ->> 6), NULL) FROM journal WHERE id = settled);
BEGIN
    RETURN CASE split_part(acted, '/', 1)
        WHEN 'field_changed' THEN needed_for('field_changed', acted)
        WHEN 'row_created' THEN needed_for('row_created', acted)
        WHEN 'role_permissions_set' THEN needed_for('role_permissions_set', acted) END;
END
$$;
