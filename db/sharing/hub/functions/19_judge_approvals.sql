-- An approval is proved on the PC alone, by a PIN or badge that never leaves it. So it comes with a
-- row of its own, which waits for an owner to confirm it; whatever was let in without one, or in the
-- name of somebody who never was at that PC, is marked for them.
CREATE FUNCTION judge_approvals(offers offer[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT o.place, 'refused', '{"reason": "row_differs"}'::jsonb
    FROM unnest(offers) AS o
    CROSS JOIN LATERAL (SELECT o.payload -> 'fields' AS said OFFSET 0) AS fields
    WHERE o.act = 'row_created/approval' AND (said ->> 'asked_by' = hex(o.actor)
        AND said ->> 'confirmed_by' IS NULL AND said ->> 'confirmed_at' IS NULL
        AND (said ->> 'at')::bigint = o.at) IS NOT TRUE;
END
$$;

-- Asked when all rows of a push are in: an approval's own row comes last. A price may have been
-- allowed by somebody else than the act: the document's head names them.
CREATE FUNCTION judge_approved(offers offer[], headers header[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT DISTINCT o.place, 'accepted', '{"review": ["approval_unproved"]}'::jsonb
    FROM (
        SELECT place, approved_by FROM unnest(offers)
        UNION SELECT place, approved_by FROM unnest(headers)) AS named
    JOIN unnest(offers) AS o ON o.place = named.place
    WHERE named.approved_by <> o.actor AND o.act <> 'row_created/approval' AND (NOT EXISTS (
            SELECT 1 FROM lease
            WHERE lease.account = named.approved_by AND lease.device = o.device)
        OR NOT EXISTS (
            SELECT 1 FROM shared_row AS r
            WHERE r.kind = 'approval' AND r.fields ->> 'subject' = hex(o.subject)
              AND r.fields ->> 'approved_by' = hex(named.approved_by))
        AND NOT EXISTS (
            SELECT 1 FROM shared_row AS r
            WHERE r.kind = 'approval' AND r.fields ->> 'at' = o.at::text
              AND r.fields ->> 'asked_by' = hex(o.actor)
              AND r.fields ->> 'approved_by' = hex(named.approved_by)));
END
$$;
