-- The scopes in which somebody holds rights now.
CREATE FUNCTION scopes_of(who uuid) RETURNS jsonb
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce(jsonb_object_agg(g.permission, g.scope), '{}')
    FROM account_role AS a
    JOIN role_version AS v ON v.role = a.role AND v.until IS NULL
    JOIN role_grant AS g ON g.role = v.role AND g.version = v.version
    WHERE a.account = who AND a.until IS NULL;
END;

CREATE FUNCTION grants_of(of_role uuid) RETURNS jsonb
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce(jsonb_object_agg(g.permission, g.scope), '{}')
    FROM role_version AS v JOIN role_grant AS g ON g.role = v.role AND g.version = v.version
    WHERE v.role = of_role AND v.until IS NULL;
END;

-- Whether rights are all among those that somebody holds.
CREATE FUNCTION are_held(given jsonb, held jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    SELECT NOT EXISTS (
        SELECT 1 FROM jsonb_each_text(given) AS g
        WHERE (held ->> g.key IN ('all', g.value)) IS NOT TRUE);
END;

-- The roles that a row about people gives or touches.
CREATE FUNCTION roles_touched(o offer) RETURNS uuid[]
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT array_remove(ARRAY[
        CASE (o).payload ->> 'table' WHEN 'role' THEN (o).subject WHEN 'account' THEN (
            SELECT role FROM account_role
            WHERE account = (o).subject ORDER BY until DESC NULLS FIRST LIMIT 1) END,
        CASE WHEN (o).act = 'role_permissions_set' THEN (o).subject END,
        CASE (o).act WHEN 'row_created/account' THEN ((o).payload -> 'fields' ->> 'role')::uuid
            WHEN 'field_changed/account/role' THEN ((o).payload ->> 'after')::uuid END], NULL);
END;

-- Nobody gives or touches rights that they do not hold; the last owner stays one; the built-in
-- roles never change. What one does to oneself needs no right over oneself.
CREATE FUNCTION judge_people(offers offer[]) RETURNS SETOF judgement
LANGUAGE plpgsql STABLE AS $$
DECLARE
    o offer;
    given jsonb;
    reason text;
BEGIN
    FOREACH o IN ARRAY offers LOOP
        CONTINUE WHEN NOT is_authority(o) OR o.payload IS NULL;
        reason := NULL;
        IF o.act = 'role_permissions_set' THEN
            SELECT * INTO reason FROM judge_permissions(o);
        END IF;
        IF o.kind = 'field_changed' AND o.payload ->> 'field' IN ('role', 'disabled_at')
            AND o.payload ->> 'table' = 'account' AND o.payload ->> 'after' IS NOT NULL
            AND is_last_owner(o.subject, o.payload ->> 'after')
        THEN
            reason := 'last_owner';
        END IF;
        IF reason IS NULL AND NOT ('self' = ANY (needed_for(o.kind, o.act)) AND is_own(o)) THEN
            SELECT jsonb_object_agg(g.key, g.value) INTO given
            FROM unnest(roles_touched(o)) AS role, jsonb_each(grants_of(role)) AS g;
            IF NOT are_held(coalesce(given, '{}'), scopes_of(o.actor)) THEN
                reason := 'rights_beyond_own';
            END IF;
        END IF;
        IF reason = 'conflict' THEN
            RETURN NEXT ROW(o.place, 'conflict', jsonb_build_object(
                'value', grants_of(o.subject), 'version', newest_version(o.subject)))::judgement;
        ELSIF reason IS NOT NULL THEN
            RETURN NEXT ROW(o.place, 'refused', jsonb_build_object('reason', reason))::judgement;
        END IF;
    END LOOP;
END
$$;

CREATE FUNCTION newest_version(of_role uuid) RETURNS int
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT max(version) FROM role_version WHERE role = of_role;
END;

-- Why a role cannot have these permissions; 'conflict' where somebody set others before.
CREATE FUNCTION judge_permissions(o offer) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    version int := (o.payload ->> 'version')::int;
    newest int := newest_version(o.subject);
BEGIN
    IF EXISTS (SELECT 1 FROM role_version WHERE role = o.subject AND built_in) THEN
        RETURN 'role_built_in';
    ELSIF jsonb_typeof(o.payload -> 'permissions') IS DISTINCT FROM 'object' OR version IS NULL THEN
        RETURN 'row_differs';
    ELSIF NOT are_held(o.payload -> 'permissions', scopes_of(o.actor)) THEN
        RETURN 'rights_beyond_own';
    ELSIF newest IS NOT NULL AND version <= newest
        AND grants_of(o.subject) <> o.payload -> 'permissions'
    THEN
        RETURN 'conflict';
    END IF;
    RETURN NULL;
EXCEPTION WHEN data_exception THEN
    RETURN 'row_differs';
END
$$;

-- Whether an account is the only owner that may sign in, and would not be one any more.
CREATE FUNCTION is_last_owner(who uuid, new_role text) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT new_role <> hex(owner_role) AND EXISTS (
        SELECT 1 FROM account_role WHERE account = who AND role = owner_role AND until IS NULL)
        AND NOT EXISTS (
        SELECT 1 FROM account_role WHERE account <> who AND role = owner_role AND until IS NULL)
    FROM hub_info;
END;

-- Rows that decide who may what: each is judged after those before it have their effect.
CREATE FUNCTION is_authority(o offer) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN coalesce((o).act = 'role_permissions_set', false)
    OR coalesce((o).act IS NOT NULL
        AND (o).payload ->> 'table' IN ('account', 'role', 'setting', 'device'), false);

-- Whether a row gives or takes people's rights: of its rights none but `people.manage` lets it in.
CREATE FUNCTION rules_people(o offer) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT is_authority(o) AND 'people.manage' = ANY (needed_for((o).kind, (o).act))
        AND NOT ('self' = ANY (needed_for((o).kind, (o).act)) AND (o).actor = (o).subject);
END;
