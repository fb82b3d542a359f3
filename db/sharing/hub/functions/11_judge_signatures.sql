-- An account with a key signs; one that never had any is looked at, and rules nobody: anybody with
-- a PC could write in such an owner's name. The program's own notes count
-- unsigned, for what they may tell of: their own device, a wrong password.
CREATE FUNCTION judge_signatures(offers offer[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM unnest(offers) WHERE signed IN ('wrong', 'none')) THEN
        RETURN QUERY
        SELECT o.place, 'refused', '{"reason": "signature_wrong"}'::jsonb
        FROM unnest(offers) AS o
        WHERE o.signed = 'wrong' AND NOT is_note(o) OR o.signed = 'none' AND rules_people(o);
        RETURN QUERY
        SELECT o.place, 'accepted', '{"review": ["unsigned"]}'::jsonb
        FROM unnest(offers) AS o
        WHERE o.signed = 'none' AND NOT is_note(o);
    END IF;
    RETURN QUERY
    WITH good AS MATERIALIZED (
        SELECT account, device, microseconds(first_at - interval '1 day') AS since,
            microseconds(last_at + interval '30 days') AS until
        FROM lease WHERE (account, device) IN (SELECT o.actor, o.device FROM unnest(offers) AS o))
    SELECT o.place, 'accepted', '{"review": ["late"]}'::jsonb
    FROM unnest(offers) AS o
    WHERE o.signed = 'former' OR o.signed = 'current' AND NOT EXISTS (
        SELECT 1 FROM good
        WHERE good.account = o.actor AND good.device = o.device
          AND o.at BETWEEN good.since AND good.until);
    RETURN QUERY
    SELECT o.place, 'accepted', '{"review": ["cloned"]}'::jsonb
    FROM unnest(offers) AS o WHERE o.fork > 0;
END
$$;

CREATE FUNCTION is_note(o offer) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT 1 FROM right_needed
        WHERE right_needed.act = (o).act AND right_needed.permission = 'program')
    AND ((o).act NOT LIKE '%/device%' OR (o).subject = (o).device)
    AND ((o).act <> 'row_created/account_request' OR (o).subject = (o).actor);
END;
