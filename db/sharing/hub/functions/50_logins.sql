-- The only function with the right to make and change logins; the hub's keeper alone may call it.
-- A name that the hub has not given is not touched, whoever it belongs to.
CREATE FUNCTION set_login(role_name text, verifier text, may_log_in boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    prefix text := left(current_user, -length('_registrar'));
BEGIN
    IF NOT starts_with(role_name, prefix || '_')
        OR role_name IN (prefix || '_keeper', prefix || '_registrar', prefix || '_person')
    THEN
        RAISE EXCEPTION USING ERRCODE = 'LB000', MESSAGE = 'login_taken';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role_name) THEN
        EXECUTE format('CREATE ROLE %I NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION INHERIT '
            'CONNECTION LIMIT 4 IN ROLE %I', role_name, prefix || '_person');
    ELSIF NOT EXISTS (
        SELECT 1 FROM pg_auth_members AS m
        WHERE m.roleid = to_regrole(quote_ident(prefix || '_person'))
          AND m.member = to_regrole(quote_ident(role_name)))
    THEN
        RAISE EXCEPTION USING ERRCODE = 'LB000', MESSAGE = 'login_taken';
    END IF;
    EXECUTE format('ALTER ROLE %I %s', role_name, CASE WHEN may_log_in THEN 'LOGIN' ELSE 'NOLOGIN' END);
    -- What somebody set for this login, everywhere or here, ends with the password.
    EXECUTE format('ALTER ROLE %I RESET ALL', role_name);
    EXECUTE format('ALTER ROLE %I IN DATABASE %I RESET ALL', role_name, current_database());
    EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''30s''', role_name);
    IF verifier IS NOT NULL THEN
        EXECUTE format('ALTER ROLE %I PASSWORD %L', role_name, verifier);
    END IF;
END
$$;
