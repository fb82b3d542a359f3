-- Every error that a program can understand has the SQLSTATE LB000 and its code as the message.
CREATE FUNCTION fail(code text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LB000', MESSAGE = code;
END
$$;

-- Locked until the transaction ends. No table is locked instead: whoever prepares a statement about
-- one, which needs no right, holds a lock on it until they please. These nobody else may take.
CREATE FUNCTION lock_number(of_what text) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN CASE of_what WHEN 'counter' THEN 5071971 WHEN 'devices' THEN 5071972 END;

CREATE FUNCTION hex(id uuid) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(id::text, '-', '');

-- Halves away from zero; the divisor is positive. `db.rules.money.divide_rounded`.
CREATE FUNCTION divide_rounded(dividend numeric, divisor numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sign(dividend) * div(2 * abs(dividend) + divisor, 2 * divisor);

CREATE FUNCTION microseconds(moment timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (extract(epoch FROM moment) * 1000000)::bigint;
