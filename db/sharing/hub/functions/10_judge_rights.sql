-- How long what ended still counts, when a PC was away: a lease, or since it was last seen.
CREATE FUNCTION horizon(of_device uuid) RETURNS timestamptz
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN least(now() - interval '30 days', (
        SELECT away_since FROM device WHERE id = of_device AND back_at > now() - interval '1 day'));
END
$$;

-- The best scope in which somebody holds one of some permissions by a version of their role, and
-- whether that has ended since. No row: they do not, or it ended too long ago.
CREATE FUNCTION standing(
    who uuid, named int, wanted text[], reaching timestamptz, OUT scope text, OUT has_ended boolean
)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    SELECT g.scope, a.until IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM role_version AS newest
        JOIN role_grant AS granted
            ON granted.role = newest.role AND granted.version = newest.version
        WHERE newest.role = a.role AND newest.until IS NULL
          AND granted.permission = g.permission AND granted.scope IN ('all', g.scope))
    INTO scope, has_ended
    FROM account_role AS a
    JOIN role_version AS v ON v.role = a.role
    JOIN role_grant AS g ON g.role = v.role AND g.version = v.version
    WHERE a.account = who AND g.permission = ANY (wanted)
      AND (a.until IS NULL OR a.until > reaching) AND (v.until IS NULL OR v.until > reaching)
      AND (named IS NULL AND v.until IS NULL OR v.version = least(named, (
        SELECT max(version) FROM role_version WHERE role = a.role)))
    ORDER BY g.scope <> 'all', 2 LIMIT 1;
END
$$;

-- Whether a row's actor, or who is said to have approved it, may something besides its act.
CREATE FUNCTION may_also(o offer, wanted text[]) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    found text;
BEGIN
    SELECT s.scope INTO found
    FROM standing(o.actor, o.role_version, wanted, horizon(o.device)) AS s;
    RETURN coalesce(found = 'all', false) OR may_lend(o.approved_by, wanted, horizon(o.device));
END
$$;

-- Whether somebody may allow others something: they hold it, and it can be lent.
CREATE FUNCTION may_lend(who uuid, wanted text[], reaching timestamptz) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce((
        SELECT s.scope = 'all' FROM standing(who, NULL, ARRAY(
            SELECT unnest(wanted) EXCEPT SELECT permission FROM never_approved), reaching) AS s),
        false);
END;

-- A right for one's own alone: documents that oneself booked on the same day, one's own row, what
-- was refused of oneself.
CREATE FUNCTION is_own(o offer) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT CASE WHEN (o).kind = 'refusal_seen' THEN EXISTS (
        SELECT 1 FROM journal
        WHERE journal.id = (o).subject AND journal.entry::jsonb ->> 7 = hex((o).actor))
    WHEN (o).kind <> 'document_posted' THEN (o).actor = (o).subject ELSE EXISTS (
        SELECT 1 FROM document
        WHERE document.id = (o).reverses AND document.actor = (o).actor
          AND to_char(document.business_date, 'YYYY-MM-DD') = (o).business_date) END;
END;

-- What the rights of the actors say of their rows. Acts that this hub does not know are newer than
-- it: the PC keeps them until the hub is upgraded.
CREATE FUNCTION judge_rights(offers offer[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
DECLARE
    one record;
    wanted text[];
    found record;
    yesterday text := to_char(shop_today() - 1, 'YYYY-MM-DD');
BEGIN
    FOR one IN
        SELECT actor, role_version, device, kind, act, array_agg(place) AS places
        FROM unnest(offers) WHERE act IS NOT NULL GROUP BY 1, 2, 3, 4, 5
    LOOP
        wanted := needed_for(one.kind, one.act);
        IF 'program' = ANY (wanted) THEN
            RETURN QUERY
            SELECT o.place, 'refused', '{"reason": "note_wrong"}'::jsonb
            FROM unnest(offers) AS o WHERE o.place = ANY (one.places) AND NOT is_note(o);
            CONTINUE;
        END IF;
        SELECT * INTO found
        FROM standing(one.actor, one.role_version, wanted, horizon(one.device)) AS s;
        IF found.scope = 'all' OR 'anybody' = ANY (wanted) AND is_person(one.actor) THEN
            IF found.has_ended THEN
                RETURN QUERY SELECT place, 'accepted', '{"review": ["right_ended"]}'::jsonb
                FROM unnest(one.places) AS place;
            END IF;
            CONTINUE;
        END IF;
        RETURN QUERY
        SELECT o.place, 'refused', jsonb_build_object('reason', 'right_missing', 'permission',
            (SELECT min(permission) FROM unnest(wanted) AS permission WHERE permission <> 'self'))
        FROM unnest(offers) AS o
        WHERE o.place = ANY (one.places)
          AND NOT ((found.scope IS NOT NULL OR 'self' = ANY (wanted)) AND is_own(o))
          AND NOT may_also(o, wanted);
        RETURN QUERY -- the day is what the row says: with an earlier one it would be the same day
        SELECT o.place, 'accepted', '{"review": ["earlier_day"]}'::jsonb
        FROM unnest(offers) AS o
        WHERE o.place = ANY (one.places) AND one.kind = 'document_posted'
          AND o.business_date < yesterday AND is_own(o);
    END LOOP;
END
$$;

CREATE FUNCTION is_person(who uuid) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT EXISTS (SELECT 1 FROM account_role WHERE account = who);
END;

CREATE FUNCTION needed_for(kind text, wanted_act text) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
    found text[];
BEGIN
    SELECT array_agg(permission) INTO found FROM right_needed WHERE act = wanted_act;
    IF found IS NULL AND kind = 'field_changed' THEN
        SELECT array_agg(permission) INTO found FROM right_needed
        WHERE act = left(wanted_act, length(wanted_act) - position('/' IN reverse(wanted_act)));
    END IF;
    IF found IS NULL THEN
        PERFORM fail('hub_too_old');
    END IF;
    RETURN found;
END
$$;
