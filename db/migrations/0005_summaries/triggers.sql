-- As the view movement_summed has it, without what the moment knows already.
CREATE TRIGGER movement_is_summed AFTER INSERT ON movement
BEGIN
    INSERT INTO item_day (day, kind, item, came, went, amount, cost, variance)
    SELECT
        NEW.business_date, document.kind, NEW.item,
        NEW.quantity * ((SELECT kind FROM location WHERE id = NEW.destination) = 'internal'),
        NEW.quantity * ((SELECT kind FROM location WHERE id = NEW.source) = 'internal'),
        iif(NEW.rowid = (SELECT min(rowid) FROM movement WHERE line = NEW.line),
            (SELECT amount FROM document_line WHERE id = NEW.line), 0)
        * iif(NEW.reverses IS NULL, 1, -1),
        0, 0
    FROM document WHERE document.id = NEW.document
    ON CONFLICT (day, kind, item) DO UPDATE
    SET came = came + excluded.came, went = went + excluded.went,
        amount = amount + excluded.amount;
END;

CREATE TRIGGER movement_cost_is_summed AFTER INSERT ON movement_cost
BEGIN
    UPDATE item_day
    SET cost = cost + NEW.cost * moved.sign, variance = variance + NEW.variance
    FROM (
        SELECT movement.business_date, document.kind, movement.item,
            (destination.kind = 'internal') - (source.kind = 'internal') AS sign
        FROM movement
        JOIN document ON document.id = movement.document
        JOIN location AS source ON source.id = movement.source
        JOIN location AS destination ON destination.id = movement.destination
        WHERE movement.id = NEW.movement) AS moved
    WHERE item_day.day = moved.business_date AND item_day.kind = moved.kind
        AND item_day.item = moved.item;
END;

CREATE TRIGGER movement_cost_is_summed_anew AFTER UPDATE ON movement_cost
BEGIN
    UPDATE item_day
    SET cost = cost + (NEW.cost - OLD.cost) * moved.sign,
        variance = variance + NEW.variance - OLD.variance
    FROM (
        SELECT movement.business_date, document.kind, movement.item,
            (destination.kind = 'internal') - (source.kind = 'internal') AS sign
        FROM movement
        JOIN document ON document.id = movement.document
        JOIN location AS source ON source.id = movement.source
        JOIN location AS destination ON destination.id = movement.destination
        WHERE movement.id = NEW.movement) AS moved
    WHERE item_day.day = moved.business_date AND item_day.kind = moved.kind
        AND item_day.item = moved.item;
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
END;

CREATE TRIGGER item_day_changes_stock AFTER UPDATE OF came, went ON item_day
WHEN NEW.came - OLD.came <> NEW.went - OLD.went
BEGIN
    UPDATE item SET on_hand = on_hand + NEW.came - OLD.came - NEW.went + OLD.went
    WHERE id = NEW.item;
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
    INSERT INTO category_count VALUES (
        coalesce(NEW.category, x''), iif(NEW.merged_into IS NULL, NEW.archived_at IS NOT NULL, 2), 1)
    ON CONFLICT (category, archived) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER item_is_counted_elsewhere AFTER UPDATE OF category, archived_at, merged_into ON item
BEGIN
    UPDATE category_count SET items = items - 1
    WHERE category = coalesce(OLD.category, x'')
        AND archived = iif(OLD.merged_into IS NULL, OLD.archived_at IS NOT NULL, 2);
    DELETE FROM category_count WHERE items = 0;
    INSERT INTO category_count VALUES (
        coalesce(NEW.category, x''), iif(NEW.merged_into IS NULL, NEW.archived_at IS NOT NULL, 2), 1)
    ON CONFLICT (category, archived) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER item_is_counted_no_more AFTER DELETE ON item
BEGIN
    UPDATE category_count SET items = items - 1
    WHERE category = coalesce(OLD.category, x'')
        AND archived = iif(OLD.merged_into IS NULL, OLD.archived_at IS NOT NULL, 2);
    DELETE FROM category_count WHERE items = 0;
END;
