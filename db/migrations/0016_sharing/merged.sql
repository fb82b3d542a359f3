-- An item may be merged on one PC and turn out not to be: what follows it goes by the views.

DROP TRIGGER reservation_follows_its_item;

CREATE TRIGGER reservation_follows_its_item AFTER UPDATE OF merged_into ON item
WHEN NEW.merged_into IS NOT OLD.merged_into
BEGIN
    DELETE FROM reserved
    WHERE reservation IN (SELECT id FROM reservation WHERE item = NEW.id);
    INSERT INTO reserved (item, location, until, reservation, quantity)
    SELECT item, location, until, reservation, quantity FROM reservation_left
    WHERE reservation IN (SELECT id FROM reservation WHERE item = NEW.id) AND quantity > 0;
END;

DROP TRIGGER merged_item_is_on_order;

CREATE TRIGGER merged_item_is_on_order AFTER UPDATE OF merged_into ON item
WHEN NEW.merged_into IS NOT OLD.merged_into
BEGIN
    DELETE FROM on_order
    WHERE order_line IN (SELECT id FROM order_line WHERE item = NEW.id);
    INSERT INTO on_order SELECT * FROM on_order_booked
    WHERE order_line IN (SELECT id FROM order_line WHERE item = NEW.id);
END;
