-- HMAC-SHA-256 (RFC 2104) from `sha256` alone: no extension is needed on the server.
CREATE FUNCTION pad(key bytea, filler int) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    padded bytea := key || decode(repeat('00', 64 - length(key)), 'hex');
BEGIN
    FOR place IN 0..63 LOOP
        padded := set_byte(padded, place, get_byte(padded, place) # filler);
    END LOOP;
    RETURN padded;
END
$$;

CREATE FUNCTION inner_pad(key bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE
RETURN pad(key, 54);

CREATE FUNCTION outer_pad(key bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE
RETURN pad(key, 92);

CREATE FUNCTION mac(inside bytea, outside bytea, message bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE
RETURN sha256(outside || sha256(inside || message));

-- A person's key on a device: `db.rules.signatures.signing_key`.
CREATE FUNCTION signing_key_of(server_key bytea, device uuid) RETURNS bytea
LANGUAGE sql IMMUTABLE
RETURN mac(inner_pad(server_key), outer_pad(server_key), uuid_send(device));

-- Makes the keys that people have on the hub's devices, so that a push needs none but `mac`. Whoever
-- goes back to an earlier password has its key again.
CREATE FUNCTION keep_signing_keys(people uuid[], devices uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO signing_key (account, device, inner_pad, outer_pad)
    SELECT person.account, asked.device, inner_pad(made.key), outer_pad(made.key)
    FROM person
    CROSS JOIN (SELECT DISTINCT unnest(devices) AS device) AS asked
    CROSS JOIN LATERAL signing_key_of(person.server_key, asked.device) AS made (key)
    WHERE person.account = ANY (people)
      AND EXISTS (SELECT 1 FROM device WHERE device.id = asked.device)
      AND NOT EXISTS (
        SELECT 1 FROM signing_key
        WHERE signing_key.account = person.account AND signing_key.device = asked.device
          AND signing_key.until IS NULL)
    ON CONFLICT (account, device, inner_pad) DO UPDATE SET until = NULL;
END
$$;
