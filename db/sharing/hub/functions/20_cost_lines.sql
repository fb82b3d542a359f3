-- Moving-average cost as `db.rules.cost` has it, over an array of the pool's quantity, its cost and
-- the last known cost of one unit. Each returns the movement's cost and variance, and the pool.

CREATE FUNCTION changed_pool(pool numeric[], quantity numeric, cost numeric, latest numeric)
RETURNS numeric[]
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    new_quantity numeric := pool[1] + quantity;
    new_cost numeric := pool[2] + cost;
BEGIN
    IF new_quantity > 0 THEN
        RETURN ARRAY[new_quantity, new_cost,
            greatest(divide_rounded(new_cost * 1000, new_quantity), 0)];
    END IF;
    RETURN ARRAY[new_quantity, new_cost, latest];
END
$$;

-- Goods that come in at a stated cost; a deficit is filled first.
CREATE FUNCTION receive(
    INOUT pool numeric[], quantity numeric, INOUT cost numeric, worth numeric, OUT variance numeric
)
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    value numeric := coalesce(worth, cost);
    deficit numeric := greatest(-pool[1], 0);
    filled numeric := least(deficit, quantity);
    settled numeric := divide_rounded(value * filled, quantity);
BEGIN
    IF deficit > 0 THEN
        settled := settled - divide_rounded(-pool[2] * filled, deficit);
    END IF;
    variance := cost - value + settled;
    pool := changed_pool(pool, quantity, value - settled,
        greatest(divide_rounded(value * 1000, quantity), 0));
END
$$;

-- Goods that leave at the average; the last piece takes the remainder.
CREATE FUNCTION issue(INOUT pool numeric[], quantity numeric, OUT cost numeric)
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    available numeric := greatest(pool[1], 0);
BEGIN
    IF quantity < pool[1] THEN
        cost := divide_rounded(pool[2] * quantity, pool[1]);
    ELSE
        cost := CASE WHEN available > 0 THEN pool[2] ELSE 0 END
            + divide_rounded((quantity - available) * pool[3], 1000);
    END IF;
    pool := changed_pool(pool, -quantity, -cost, pool[3]);
END
$$;

-- A movement's cost and variance by the pool that it meets. `stated` of goods that leave is what the
-- reversed document said; of goods that come in without it, the average counts.
CREATE FUNCTION costed(
    INOUT pool numeric[], comes_in boolean, quantity numeric, stated numeric, worth numeric,
    OUT cost numeric, OUT variance numeric
)
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF comes_in THEN
        cost := coalesce(stated, divide_rounded(quantity * pool[3], 1000));
        SELECT r.pool, r.variance INTO pool, variance FROM receive(pool, quantity, cost, worth) AS r;
    ELSE
        SELECT i.pool, i.cost INTO pool, cost FROM issue(pool, quantity) AS i;
        variance := 0;
        IF stated IS NOT NULL THEN
            variance := cost - stated;
            cost := stated;
        END IF;
    END IF;
END
$$;
