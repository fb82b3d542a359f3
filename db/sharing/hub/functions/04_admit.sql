-- Who calls: the person whose login this session has, not revoked, with a right to be here.
CREATE FUNCTION caller() RETURNS uuid
LANGUAGE plpgsql STABLE AS $$
DECLARE
    found person;
BEGIN
    -- In a snapshot of long ago nobody would be revoked.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        PERFORM fail('hub_login_refused');
    END IF;
    SELECT * INTO found FROM person WHERE role_name = session_user;
    IF found.account IS NULL THEN
        PERFORM fail('hub_login_refused');
    END IF;
    IF found.revoked_at IS NOT NULL OR (SELECT state FROM hub_info) = 'open' AND NOT EXISTS (
        SELECT 1 FROM account_role WHERE account = found.account AND until IS NULL)
    THEN
        PERFORM fail('person_revoked');
    END IF;
    RETURN found.account;
END
$$;

-- The caller, when the device has proved that the request is its own.
CREATE FUNCTION admit(asking uuid, proof bytea, request text) RETURNS uuid
LANGUAGE plpgsql STABLE AS $$
DECLARE
    account uuid := caller();
    found device;
BEGIN
    SELECT * INTO found FROM device WHERE id = asking;
    IF (mac(found.inner_pad, found.outer_pad, convert_to(request, 'UTF8')) = proof) IS NOT TRUE THEN
        PERFORM fail('device_unknown');
    END IF;
    IF found.revoked_at IS NOT NULL THEN
        PERFORM fail('device_revoked');
    END IF;
    RETURN account;
END
$$;

-- Whether somebody holds a right now, for all and not for their own alone.
CREATE FUNCTION holds(who uuid, wanted text) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT 1 FROM account_role
        JOIN role_version ON role_version.role = account_role.role AND role_version.until IS NULL
        JOIN role_grant ON role_grant.role = role_version.role
            AND role_grant.version = role_version.version
        WHERE account_role.account = who AND account_role.until IS NULL
          AND role_grant.permission = wanted AND role_grant.scope = 'all');
END;

-- The caller, when they hold a right; the founder of a hub that is still empty may everything.
CREATE FUNCTION caller_with(wanted text) RETURNS uuid
LANGUAGE plpgsql STABLE AS $$
DECLARE
    who uuid := caller();
BEGIN
    IF (SELECT state FROM hub_info) <> 'open' THEN
        IF NOT (SELECT founder FROM person WHERE person.account = who) THEN
            PERFORM fail('hub_empty');
        END IF;
    ELSIF NOT holds(who, wanted) THEN
        PERFORM fail('right_missing');
    END IF;
    RETURN who;
END
$$;
