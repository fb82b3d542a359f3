-- Gives accepted rows their effect on what the hub knows of the shop.

CREATE FUNCTION keep_documents(headers header[], offers offer[]) RETURNS void
LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
    ends header;
BEGIN
    INSERT INTO document (id, seq, kind, actor, business_date, partner, reverses, reason)
    SELECT h.id, o.seq, h.kind, h.actor, h.business_date, h.partner, h.reverses, h.reason
    FROM unnest(headers) AS h JOIN unnest(offers) AS o ON o.place = h.place;
    FOR ends IN SELECT h.* FROM unnest(headers) AS h WHERE h.kind = 'stocktake' LOOP
        UPDATE shared_row
        SET fields = fields || jsonb_build_object(
            'state', 'closed', 'ended_by', hex(ends.actor), 'ended_at', ends.at)
        WHERE id = ends.id AND kind = 'stock_count';
    END LOOP;
END
$$;

CREATE FUNCTION keep_rows(offers offer[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO shared_row (id, kind, fields)
    SELECT o.subject, o.payload ->> 'table', o.payload -> 'fields'
    FROM unnest(offers) AS o WHERE o.kind = 'row_created'
    ON CONFLICT DO NOTHING;
    INSERT INTO item_price (item, price, since)
    SELECT o.subject, (o.payload -> 'fields' ->> 'sale_price')::bigint, now()
    FROM unnest(offers) AS o
    WHERE o.act = 'row_created/item' AND o.payload -> 'fields' ? 'sale_price';
END
$$;

CREATE FUNCTION keep_changes(offers offer[], judged judgement[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    o offer;
    version int;
BEGIN
    FOREACH o IN ARRAY offers LOOP
        IF o.kind = 'row_deleted' THEN
            UPDATE shared_row SET deleted_seq = o.seq WHERE id = o.subject;
        ELSIF o.kind = 'field_changed' THEN
            SELECT (j.details ->> 'version')::int INTO version FROM unnest(judged) AS j
            WHERE j.place = o.place AND j.outcome = 'accepted' AND j.details ? 'version';
            PERFORM keep_change(o, coalesce(version, 1 + coalesce((
                SELECT (versions ->> (o.payload ->> 'field'))::int FROM shared_row
                WHERE id = o.subject), 1)));
        END IF;
        PERFORM keep_authority(o) WHERE is_authority(o);
    END LOOP;
END
$$;

-- What somebody deleted and an accepted row needs again.
CREATE FUNCTION revive(judged judgement[]) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    UPDATE shared_row SET deleted_seq = NULL
    WHERE id IN (
        SELECT revived::uuid
        FROM unnest(judged) AS j, jsonb_array_elements_text(j.details -> 'revives') AS revived
        WHERE j.outcome = 'accepted' AND j.details ? 'revives');
END;

CREATE FUNCTION keep_change(o offer, version int) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    field text := o.payload ->> 'field';
BEGIN
    UPDATE shared_row
    SET versions = versions || jsonb_build_object(field, version),
        setters = setters || jsonb_build_object(field, hex(o.id)),
        fields = fields || CASE WHEN o.payload ? 'after'
            THEN jsonb_build_object(field, o.payload -> 'after') ELSE '{}' END
    WHERE id = o.subject;
    IF o.act = 'field_changed/item/sale_price' THEN
        UPDATE item_price SET until = now() WHERE item = o.subject AND until IS NULL;
        INSERT INTO item_price (item, price, since)
        VALUES (o.subject, (o.payload ->> 'after')::bigint, now());
    END IF;
END
$$;

-- Accounts, roles and what these grant, each with its past.
CREATE FUNCTION keep_authority(o offer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF o.act = 'row_created/account' THEN
        INSERT INTO account_role (account, role, since)
        SELECT o.subject, (o.payload -> 'fields' ->> 'role')::uuid, now()
        WHERE NOT EXISTS (SELECT 1 FROM account_role WHERE account = o.subject);
    ELSIF o.act = 'field_changed/account/role' THEN
        UPDATE account_role SET until = now() WHERE account = o.subject AND until IS NULL;
        INSERT INTO account_role (account, role, since)
        SELECT o.subject, (o.payload ->> 'after')::uuid, now()
        FROM shared_row WHERE id = o.subject AND fields ->> 'disabled_at' IS NULL;
    ELSIF o.act = 'field_changed/account/disabled_at' THEN
        UPDATE account_role SET until = now() WHERE account = o.subject AND until IS NULL;
        INSERT INTO account_role (account, role, since)
        SELECT o.subject, (fields ->> 'role')::uuid, now()
        FROM shared_row WHERE id = o.subject AND o.payload ->> 'after' IS NULL;
    ELSIF o.act = 'role_permissions_set' THEN
        PERFORM keep_permissions(o);
    ELSIF o.act = 'row_deleted/role' THEN
        UPDATE role_version SET until = now() WHERE role = o.subject AND until IS NULL;
    END IF;
END
$$;

CREATE FUNCTION keep_permissions(o offer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    named int := (o.payload ->> 'version')::int;
BEGIN
    IF named <= newest_version(o.subject) THEN
        RETURN; -- the same once more
    END IF;
    UPDATE role_version SET until = now() WHERE role = o.subject AND until IS NULL;
    INSERT INTO role_version (role, version) VALUES (o.subject, named);
    INSERT INTO role_grant (role, version, permission, scope)
    SELECT o.subject, named, g.key, g.value FROM jsonb_each_text(o.payload -> 'permissions') AS g;
END
$$;
