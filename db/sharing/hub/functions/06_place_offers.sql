-- Says of every row whether its signature is right, under the person's key of today or a former one.
-- A device that the hub does not know (its enrolment was lost with a server) leaves no keys here.
CREATE FUNCTION verify_offers(offers offer[]) RETURNS offer[]
LANGUAGE plpgsql AS $$
DECLARE
    result offer[];
    strangers uuid[] := ARRAY(
        SELECT DISTINCT o.device FROM unnest(offers) AS o
        WHERE NOT EXISTS (SELECT 1 FROM device WHERE device.id = o.device));
BEGIN
    PERFORM keep_signing_keys(
        (SELECT array_agg(DISTINCT actor) FROM unnest(offers)),
        (SELECT array_agg(DISTINCT device) FROM unnest(offers)));
    SELECT array_agg(ROW(
        o.place, o.id, o.signature, o.hash, o.device, o.incarnation, o.device_seq, o.kind,
        o.subject, o.payload, o.actor, o.role_version, o.at, o.previous_hash, o.act, o.body_hash,
        o.costs_hash, o.approved_by, o.reverses, o.business_date,
        coalesce((
            SELECT CASE
                WHEN bool_or(is_right AND until IS NULL) THEN 'current'
                WHEN bool_or(is_right AND until > now()) THEN 'former'
                WHEN count(*) > 0 THEN 'wrong' END
            FROM (
                SELECT until,
                    mac(inner_pad, outer_pad, o.hash || o.costs_hash) = o.signature AS is_right
                FROM signing_key WHERE account = o.actor AND device = o.device
                UNION ALL
                SELECT NULL, mac(inner_pad(made.key), outer_pad(made.key), o.hash || o.costs_hash)
                    = o.signature
                FROM person, signing_key_of(person.server_key, o.device) AS made (key)
                WHERE person.account = o.actor AND o.device = ANY (strangers)
            ) AS tried
        ), 'none'), NULL, 0, false
    )::offer)
    INTO result
    FROM unnest(offers) AS o;
    RETURN result;
END
$$;

-- The place of a row in its device's chain: its fork, or NULL where the row before it is missing.
CREATE FUNCTION fork_of(o offer) RETURNS int
LANGUAGE plpgsql STABLE AS $$
DECLARE
    before int;
BEGIN
    IF o.device_seq > 1 THEN
        SELECT fork INTO before FROM journal
        WHERE device = o.device AND incarnation = o.incarnation
          AND device_seq = o.device_seq - 1 AND hash = o.previous_hash
        ORDER BY fork DESC LIMIT 1;
        IF before IS NULL THEN
            RETURN NULL;
        END IF;
    ELSIF o.previous_hash <> decode(repeat('00', 32), 'hex') THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM journal
        WHERE device = o.device AND incarnation = o.incarnation AND device_seq = o.device_seq
          AND fork = coalesce(before, 0))
    THEN
        RETURN coalesce(before, 0);
    END IF;
    RETURN 1 + max(fork) FROM journal WHERE device = o.device AND incarnation = o.incarnation;
END
$$;

-- The plain case: new rows of the carrier's own chain, behind its newest, one after the other.
CREATE FUNCTION are_next(offers offer[], carrier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN fork_of(offers[1]) IS NOT DISTINCT FROM 0
        AND NOT EXISTS (
            SELECT 1 FROM unnest(offers) AS o
            WHERE (SELECT journal.seq FROM journal WHERE journal.id = o.id) IS NOT NULL)
        AND bool_and(follows)
    FROM (
        SELECT device = carrier AND incarnation = offers[1].incarnation AND (
            place = 1 OR device_seq = 1 + lag(device_seq) OVER in_order
            AND previous_hash = lag(hash) OVER in_order) AS follows
        FROM unnest(offers) WINDOW in_order AS (ORDER BY place)
    ) AS run;
END
$$;

-- The program's own notes come unsigned. In another device's chain they count only when a signed
-- row comes after them: its hash covers them. In the first upload the hub knows nobody but the
-- founder: whatever others signed comes as it is.
CREATE FUNCTION last_signed(offers offer[]) RETURNS jsonb
LANGUAGE sql
BEGIN ATOMIC
    SELECT coalesce(jsonb_object_agg(chain, place), '{}')
    FROM (
        SELECT device || '/' || incarnation AS chain, max(place) AS place FROM unnest(offers)
        WHERE signed IN ('current', 'former') GROUP BY 1) AS newest;
END;

-- Gives every new row its fork and number. Rows that cannot be placed get no number: `resend` says
-- from where on this device's chain is missing here.
CREATE FUNCTION place_offers(
    offers offer[], given text[], carrier uuid, INOUT newest bigint, OUT placed offer[],
    OUT resend jsonb
)
LANGUAGE plpgsql AS $$
DECLARE
    o offer;
    last offer;
    signed_until jsonb;
    is_upload boolean;
BEGIN
    placed := '{}';
    IF are_next(offers, carrier) THEN
        FOREACH o IN ARRAY offers LOOP
            newest := newest + 1;
            o.seq := newest;
            placed := array_append(placed, o);
        END LOOP;
        RETURN;
    END IF;
    signed_until := last_signed(offers);
    is_upload := (SELECT state = 'uploading' FROM hub_info);
    FOREACH o IN ARRAY offers LOOP
        SELECT j.seq, j.fork INTO o.seq, o.fork FROM journal AS j WHERE j.id = o.id;
        o.is_known := FOUND;
        IF o.is_known THEN
            PERFORM refuse_another_content(o, given, carrier);
        ELSIF o.device <> carrier AND NOT is_upload
            AND o.place > coalesce((signed_until ->> (o.device || '/' || o.incarnation))::int, 0)
        THEN
            o.fork := NULL;
        ELSIF last.device = o.device AND last.incarnation = o.incarnation AND last.fork IS NULL THEN
            o.fork := NULL;
        ELSIF last.device = o.device AND last.incarnation = o.incarnation AND NOT last.is_known
            AND last.device_seq + 1 = o.device_seq AND last.hash = o.previous_hash
        THEN
            o.fork := last.fork;
        ELSE
            o.fork := fork_of(o);
            IF o.fork IS NULL AND o.device = carrier AND resend IS NULL THEN
                resend := missing_from(o);
            ELSIF o.fork > 0 THEN
                PERFORM keep_fork(o);
            END IF;
        END IF;
        IF NOT o.is_known AND o.fork IS NOT NULL THEN
            newest := newest + 1;
            o.seq := newest;
        END IF;
        last := o;
        placed := array_append(placed, o);
    END LOOP;
END
$$;

-- The same id with another content is a fault; others' costs do not travel, so they may be missing.
CREATE FUNCTION refuse_another_content(o offer, given text[], carrier uuid) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
    kept journal;
BEGIN
    SELECT * INTO kept FROM journal WHERE id = o.id;
    IF kept.entry <> entry_of(given, o.place)
        OR o.device = carrier AND kept.costs IS DISTINCT FROM costs_of(given, o.place)
    THEN
        PERFORM fail('push_differs');
    END IF;
END
$$;

-- Where a device goes on from: after what the hub has of its chain, or one before what it offered.
CREATE FUNCTION missing_from(o offer) RETURNS jsonb
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT jsonb_build_array((o).incarnation, greatest(1, least(
        (o).device_seq - 1, 1 + coalesce(max(device_seq), 0))))
    FROM journal WHERE device = (o).device AND incarnation = (o).incarnation;
END;

-- A fork is a clone or a PC that was set back; it goes on under an incarnation of its own.
CREATE FUNCTION keep_fork(o offer) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO fork (device, incarnation, fork, next_incarnation)
    SELECT (o).device, (o).incarnation, (o).fork, greatest(microseconds(clock_timestamp()),
        1 + greatest((o).incarnation, coalesce(max(next_incarnation), 0)))
    FROM fork AS before WHERE before.device = (o).device
    ON CONFLICT DO NOTHING;
END;
