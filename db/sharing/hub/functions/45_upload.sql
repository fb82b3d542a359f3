-- The first upload of a shop: into an empty hub, by the founder, from one device; rows are taken as
-- they are. A broken one is gone on with.
CREATE FUNCTION begin_upload(pc uuid, proof bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM admit(pc, proof, format('begin_upload|%s', session_user));
    PERFORM caller_with('sharing.manage');
    UPDATE hub_info SET state = 'uploading', uploader = pc
    WHERE state = 'empty' OR state = 'uploading' AND uploader = pc;
    IF NOT FOUND THEN
        PERFORM fail('hub_not_empty');
    END IF;
END
$$;

-- Everything is there; from now on every row is checked. The founder must be an owner by now.
CREATE FUNCTION end_upload(pc uuid, proof bytea, digest text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hub, pg_catalog, pg_temp AS $$
DECLARE
    who uuid := admit(pc, proof, format('end_upload|%s|%s', session_user, digest));
BEGIN
    IF (SELECT state FROM hub_info) = 'open' THEN
        RETURN; -- asked twice
    END IF;
    PERFORM caller_with('sharing.manage');
    IF NOT EXISTS (
        SELECT 1 FROM account_role, hub_info
        WHERE account = who AND role = owner_role AND until IS NULL)
    THEN
        PERFORM fail('upload_incomplete');
    END IF;
    UPDATE hub_info SET state = 'open', digest = left(end_upload.digest, 200)
    WHERE uploader = pc;
END
$$;
