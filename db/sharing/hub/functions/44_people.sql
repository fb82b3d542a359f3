-- A person's login, from their sign-in name: `db.rules.hub_names.role_name` makes the same.
CREATE FUNCTION role_name_of(login text) RETURNS text
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT prefix || '_' || CASE
        WHEN small ~ '^[a-z0-9.-]{1,24}$' AND small NOT IN ('keeper', 'person', 'registrar')
        THEN small ELSE '_' || left(encode(sha256(convert_to(small, 'UTF8')), 'hex'), 20) END
    FROM hub_info, lower(btrim(login) COLLATE "C") AS small;
END;

CREATE FUNCTION is_verifier(given text) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN coalesce(given ~ (
    '^SCRAM-SHA-256\$[1-9][0-9]{4,6}:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'), false);

-- Makes or changes a person's login. No password comes here: a verifier, made where it was typed.
CREATE FUNCTION keep_person(who uuid, named text, verifier text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    role text := role_name_of(named);
BEGIN
    IF NOT is_verifier(verifier) THEN
        PERFORM fail('verifier_malformed');
    END IF;
    IF EXISTS (SELECT 1 FROM person WHERE role_name = role AND account <> who) THEN
        PERFORM fail('login_taken');
    END IF;
    PERFORM retire_keys(who);
    INSERT INTO person (account, login, role_name, server_key)
    VALUES (who, named, role, decode(split_part(verifier, ':', 3), 'base64'))
    ON CONFLICT (account) DO UPDATE
    SET server_key = excluded.server_key, revoked_at = NULL;
    PERFORM set_login((SELECT role_name FROM person WHERE account = who), verifier, true);
END
$$;

-- What was signed with the key until now counts for 30 more days, and is looked at. Of those who
-- change it day after day the newest are kept: every row is tried with each.
CREATE FUNCTION retire_keys(who uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_signing_keys(ARRAY[who], ARRAY(SELECT id FROM device));
    UPDATE signing_key SET until = now() + interval '30 days' WHERE account = who AND until IS NULL;
    DELETE FROM signing_key AS k USING (
        SELECT s.device, s.inner_pad, s.until,
            row_number() OVER (PARTITION BY s.device ORDER BY s.until DESC) AS place
        FROM signing_key AS s WHERE s.account = who) AS old
    WHERE k.account = who AND k.device = old.device AND k.inner_pad = old.inner_pad
      AND (old.place > 20 OR old.until < now());
END
$$;

-- Nobody makes or changes the login of somebody with rights that they do not hold themselves.
CREATE FUNCTION require_over(actor uuid, who uuid) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    given jsonb;
BEGIN
    SELECT jsonb_object_agg(g.key, g.value) INTO given
    FROM account_role AS a, jsonb_each(grants_of(a.role)) AS g WHERE a.account = who;
    IF NOT are_held(coalesce(given, '{}'), scopes_of(actor)) THEN
        PERFORM fail('rights_beyond_own');
    END IF;
END
$$;

-- Lets a person of the shop in, or gives them another password.
CREATE FUNCTION add_person(pc uuid, proof bytea, account uuid, login text, verifier text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    actor uuid := admit(pc, proof,
        format('add_person|%s|%s|%s|%s', session_user, hex(account), login, verifier));
BEGIN
    PERFORM caller_with('people.manage');
    PERFORM require_over(actor, account);
    IF NOT EXISTS (
        SELECT 1 FROM shared_row AS r
        WHERE r.id = add_person.account AND r.kind = 'account'
          AND lower(r.fields ->> 'login' COLLATE "C") = lower(add_person.login COLLATE "C"))
    THEN
        PERFORM fail('account_unknown');
    END IF;
    PERFORM send_away(p.role_name) FROM person AS p
    WHERE p.account = add_person.account AND p.account <> actor;
    PERFORM keep_person(account, login, verifier);
    RETURN (SELECT p.role_name FROM person AS p WHERE p.account = add_person.account);
END
$$;

-- Another password for oneself.
CREATE FUNCTION rotate(pc uuid, proof bytea, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    who uuid := admit(pc, proof, format('rotate|%s|%s', session_user, verifier));
BEGIN
    -- Whoever is being sent away at this moment does not come back by it.
    PERFORM 1 FROM person AS p WHERE p.account = who AND p.revoked_at IS NULL FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM fail('person_revoked');
    END IF;
    PERFORM keep_person(who, (SELECT p.login FROM person AS p WHERE p.account = who), verifier);
END
$$;

CREATE FUNCTION send_away(login text) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity AS a
    WHERE a.usename = login AND a.pid <> pg_backend_pid();
END;

-- Nobody comes in as this person any more, and whoever is in is sent away.
CREATE FUNCTION revoke_person(pc uuid, proof bytea, account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    actor uuid := admit(pc, proof, format('revoke_person|%s|%s', session_user, hex(account)));
    role text;
BEGIN
    PERFORM caller_with('people.manage');
    PERFORM require_over(actor, account);
    IF is_last_owner(account, '') THEN
        PERFORM fail('last_owner');
    END IF;
    SELECT p.role_name INTO role FROM person AS p WHERE p.account = revoke_person.account;
    IF role IS NULL THEN
        PERFORM fail('account_unknown');
    END IF;
    PERFORM send_away(role); -- with what they hold open it could not be written down
    UPDATE person AS p SET revoked_at = coalesce(p.revoked_at, now())
    WHERE p.account = revoke_person.account;
    PERFORM set_login(role, NULL, false);
    PERFORM send_away(role);
END
$$;

-- The first person of an empty hub, who may enrol the PC that uploads the shop. For whoever owns
-- the server alone.
CREATE FUNCTION found(account uuid, login text, verifier text) RETURNS text
LANGUAGE plpgsql
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT state FROM hub_info) = 'open' THEN
        PERFORM fail('hub_not_empty');
    END IF;
    PERFORM keep_person(account, login, verifier);
    UPDATE person AS p SET founder = p.account = found.account;
    RETURN (SELECT p.role_name FROM person AS p WHERE p.account = found.account);
END
$$;
