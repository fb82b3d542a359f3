-- What a row that is taken out added is taken off again. Documents go in this order: costs,
-- movements, lines, head.

CREATE TRIGGER movement_cost_is_summed_no_more BEFORE DELETE ON movement_cost
BEGIN
    UPDATE item_day
    SET cost = cost - OLD.cost * moved.sign, variance = variance - OLD.variance
    FROM (
        SELECT movement.business_date, document.kind, movement.item,
            (destination.kind = 'internal') - (source.kind = 'internal') AS sign
        FROM movement
        JOIN document ON document.id = movement.document
        JOIN location AS source ON source.id = movement.source
        JOIN location AS destination ON destination.id = movement.destination
        WHERE movement.id = OLD.movement) AS moved
    WHERE item_day.day = moved.business_date AND item_day.kind = moved.kind
        AND item_day.item = moved.item;
END;

CREATE TRIGGER movement_leaves_balance AFTER DELETE ON movement
BEGIN
    UPDATE balance SET quantity = quantity + OLD.quantity
    WHERE item = OLD.item AND location = OLD.source AND lot = OLD.lot;
    UPDATE balance SET quantity = quantity - OLD.quantity
    WHERE item = OLD.item AND location = OLD.destination AND lot = OLD.lot;
    DELETE FROM balance
    WHERE item = OLD.item AND quantity = 0
        AND NOT EXISTS (SELECT 1 FROM movement WHERE item = OLD.item AND lot = balance.lot);
END;

-- A line's amount goes with the last of its movements; they are all of one item, day and kind.
CREATE TRIGGER movement_is_summed_no_more AFTER DELETE ON movement
BEGIN
    UPDATE item_day
    SET came = came
        - OLD.quantity * ((SELECT kind FROM location WHERE id = OLD.destination) = 'internal'),
        went = went
        - OLD.quantity * ((SELECT kind FROM location WHERE id = OLD.source) = 'internal'),
        amount = amount
        - iif(EXISTS (SELECT 1 FROM movement WHERE line = OLD.line), 0,
            (SELECT amount FROM document_line WHERE id = OLD.line))
        * iif(OLD.reverses IS NULL, 1, -1)
    WHERE day = OLD.business_date AND item = OLD.item
        AND kind = (SELECT kind FROM document WHERE id = OLD.document);
    DELETE FROM item_day
    WHERE day = OLD.business_date AND item = OLD.item AND came = 0 AND went = 0
        AND kind = (SELECT kind FROM document WHERE id = OLD.document);
    DELETE FROM item_year
    WHERE year = substr(OLD.business_date, 1, 4) AND item = OLD.item AND came = 0 AND went = 0
        AND kind = (SELECT kind FROM document WHERE id = OLD.document);
END;

CREATE TRIGGER document_is_counted_no_more AFTER DELETE ON document
BEGIN
    UPDATE kind_day SET documents = documents - iif(OLD.reverses IS NULL, 1, -1)
    WHERE day = OLD.business_date AND kind = OLD.kind;
    DELETE FROM kind_day
    WHERE day = OLD.business_date AND kind = OLD.kind AND NOT EXISTS (
        SELECT 1 FROM document WHERE business_date = OLD.business_date AND kind = OLD.kind);
END;

CREATE TRIGGER item_cost_is_listed_no_more AFTER DELETE ON item_cost
BEGIN
    UPDATE item SET unit_cost = NULL WHERE id = OLD.item;
END;

-- What is on order, as the view on_order_booked has it.

CREATE TRIGGER receipt_lowers_order_no_more AFTER DELETE ON order_receipt
BEGIN
    DELETE FROM on_order WHERE order_line = OLD.order_line;
    INSERT INTO on_order SELECT * FROM on_order_booked WHERE order_line = OLD.order_line;
END;

CREATE TRIGGER cancel_lowers_order_no_more AFTER DELETE ON order_cancel
BEGIN
    DELETE FROM on_order WHERE order_line = OLD.order_line;
    INSERT INTO on_order SELECT * FROM on_order_booked WHERE order_line = OLD.order_line;
END;

CREATE TRIGGER line_is_on_order_no_more BEFORE DELETE ON order_line
BEGIN
    DELETE FROM on_order WHERE order_line = OLD.id;
END;

CREATE TRIGGER reversal_is_on_order_no_more AFTER DELETE ON document_line
WHEN OLD.reverses IS NOT NULL
BEGIN
    DELETE FROM on_order
    WHERE order_line IN (SELECT order_line FROM order_receipt WHERE receipt_line = OLD.reverses);
    INSERT INTO on_order SELECT * FROM on_order_booked
    WHERE order_line IN (SELECT order_line FROM order_receipt WHERE receipt_line = OLD.reverses);
END;

-- What is reserved, as the view reservation_left has it.

CREATE TRIGGER reservation_holds_no_more BEFORE DELETE ON reservation
BEGIN
    DELETE FROM reserved WHERE reservation = OLD.id;
END;

CREATE TRIGGER reservation_holds_more AFTER DELETE ON reservation_release
BEGIN
    DELETE FROM reserved WHERE reservation = OLD.reservation;
    INSERT INTO reserved (item, location, until, reservation, quantity)
    SELECT item, location, until, reservation, quantity FROM reservation_left
    WHERE reservation = OLD.reservation AND quantity > 0;
END;
