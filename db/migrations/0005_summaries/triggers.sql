CREATE TRIGGER movement_is_summed AFTER INSERT ON movement
BEGIN
    INSERT INTO item_day (day, kind, item, came, went, amount, cost, variance)
    SELECT day, kind, item, came, went, amount, cost, variance
    FROM movement_summed WHERE id = NEW.id
    ON CONFLICT (day, kind, item) DO UPDATE
    SET came = came + excluded.came, went = went + excluded.went,
        amount = amount + excluded.amount;
END;

CREATE TRIGGER movement_cost_is_summed AFTER INSERT ON movement_cost
BEGIN
    UPDATE item_day
    SET cost = item_day.cost + moved.cost, variance = item_day.variance + moved.variance
    FROM movement_summed AS moved
    WHERE moved.id = NEW.movement
        AND item_day.day = moved.day AND item_day.kind = moved.kind AND item_day.item = moved.item;
END;

CREATE TRIGGER movement_cost_is_summed_anew AFTER UPDATE ON movement_cost
BEGIN
    UPDATE item_day
    SET cost = item_day.cost + iif(moved.came > 0, 1, -1) * (NEW.cost - OLD.cost),
        variance = item_day.variance + NEW.variance - OLD.variance
    FROM movement_summed AS moved
    WHERE moved.id = NEW.movement
        AND item_day.day = moved.day AND item_day.kind = moved.kind AND item_day.item = moved.item;
END;

CREATE TRIGGER document_is_counted AFTER INSERT ON document
BEGIN
    INSERT INTO kind_day (day, kind, documents)
    VALUES (NEW.business_date, NEW.kind, iif(NEW.reverses IS NULL, 1, -1))
    ON CONFLICT (day, kind) DO UPDATE SET documents = documents + excluded.documents;
END;

-- Of a day's row the years, the days of all items and the stock follow.

CREATE TRIGGER item_day_begins AFTER INSERT ON item_day
BEGIN
    INSERT INTO item_year (year, kind, item, came, went, amount, cost, variance)
    VALUES (substr(NEW.day, 1, 4), NEW.kind, NEW.item, NEW.came, NEW.went, NEW.amount, NEW.cost,
            NEW.variance)
    ON CONFLICT (year, kind, item) DO UPDATE
    SET came = came + excluded.came, went = went + excluded.went,
        amount = amount + excluded.amount, cost = cost + excluded.cost,
        variance = variance + excluded.variance;
    UPDATE kind_day SET amount = amount + NEW.amount, cost = cost + NEW.cost,
        variance = variance + NEW.variance
    WHERE day = NEW.day AND kind = NEW.kind;
    UPDATE item SET on_hand = on_hand + NEW.came - NEW.went
    WHERE id = NEW.item AND NEW.came <> NEW.went;
END;

CREATE TRIGGER item_day_goes_on AFTER UPDATE ON item_day
BEGIN
    UPDATE item_year
    SET came = came + NEW.came - OLD.came, went = went + NEW.went - OLD.went,
        amount = amount + NEW.amount - OLD.amount, cost = cost + NEW.cost - OLD.cost,
        variance = variance + NEW.variance - OLD.variance
    WHERE year = substr(NEW.day, 1, 4) AND kind = NEW.kind AND item = NEW.item;
    UPDATE kind_day SET amount = amount + NEW.amount - OLD.amount,
        cost = cost + NEW.cost - OLD.cost, variance = variance + NEW.variance - OLD.variance
    WHERE day = NEW.day AND kind = NEW.kind;
    UPDATE item SET on_hand = on_hand + NEW.came - OLD.came - NEW.went + OLD.went
    WHERE id = NEW.item AND NEW.came - OLD.came <> NEW.went - OLD.went;
END;

CREATE TRIGGER item_cost_is_listed AFTER INSERT ON item_cost
BEGIN
    UPDATE item SET unit_cost = NEW.unit_cost WHERE id = NEW.item;
END;

CREATE TRIGGER item_cost_is_listed_anew AFTER UPDATE OF unit_cost ON item_cost
WHEN NEW.unit_cost <> OLD.unit_cost
BEGIN
    UPDATE item SET unit_cost = NEW.unit_cost WHERE id = NEW.item;
END;

CREATE TRIGGER item_is_counted AFTER INSERT ON item
BEGIN
    INSERT INTO category_count VALUES (coalesce(NEW.category, x''), NEW.archived_at IS NOT NULL, 1)
    ON CONFLICT (category, archived) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER item_is_counted_elsewhere AFTER UPDATE OF category, archived_at ON item
BEGIN
    UPDATE category_count SET items = items - 1
    WHERE category = coalesce(OLD.category, x'') AND archived = (OLD.archived_at IS NOT NULL);
    DELETE FROM category_count WHERE items = 0;
    INSERT INTO category_count VALUES (coalesce(NEW.category, x''), NEW.archived_at IS NOT NULL, 1)
    ON CONFLICT (category, archived) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER item_is_counted_no_more AFTER DELETE ON item
BEGIN
    UPDATE category_count SET items = items - 1
    WHERE category = coalesce(OLD.category, x'') AND archived = (OLD.archived_at IS NOT NULL);
    DELETE FROM category_count WHERE items = 0;
END;
