-- What PgBouncer may ask: psql -d lumbung -v password=... -f pgbouncer.sql, as the user postgres.
-- It sees the secrets of this database's own logins alone, never a superuser's.
CREATE ROLE pgbouncer LOGIN PASSWORD :'password';
GRANT CONNECT ON DATABASE :"DBNAME" TO pgbouncer;
CREATE SCHEMA pgbouncer;
REVOKE ALL ON SCHEMA pgbouncer FROM PUBLIC;
GRANT USAGE ON SCHEMA pgbouncer TO pgbouncer;
CREATE FUNCTION pgbouncer.secret_of(wanted text) RETURNS TABLE (login text, secret text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT rolname::text, rolpassword FROM pg_authid
    WHERE rolname = wanted AND rolcanlogin AND NOT rolsuper AND NOT rolreplication
        AND starts_with(rolname::text, current_database() || '_')
$$;
REVOKE ALL ON FUNCTION pgbouncer.secret_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pgbouncer.secret_of(text) TO pgbouncer;
-- PgBouncer keeps a PC's own limits from the server, so they are the database's.
ALTER DATABASE :"DBNAME" SET statement_timeout = '30s';
ALTER DATABASE :"DBNAME" SET lock_timeout = '5s';
