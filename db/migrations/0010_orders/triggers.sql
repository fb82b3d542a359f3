CREATE TRIGGER line_is_on_order AFTER INSERT ON order_line
BEGIN
    INSERT INTO on_order SELECT * FROM on_order_booked WHERE order_line = NEW.id;
END;

CREATE TRIGGER receipt_lowers_order AFTER INSERT ON order_receipt
BEGIN
    DELETE FROM on_order WHERE order_line = NEW.order_line;
    INSERT INTO on_order SELECT * FROM on_order_booked WHERE order_line = NEW.order_line;
END;

CREATE TRIGGER cancel_lowers_order AFTER INSERT ON order_cancel
BEGIN
    DELETE FROM on_order WHERE order_line = NEW.order_line;
    INSERT INTO on_order SELECT * FROM on_order_booked WHERE order_line = NEW.order_line;
END;

-- A receipt's line that is reversed has brought nothing: it is to come again.
CREATE TRIGGER reversal_is_on_order AFTER INSERT ON document_line WHEN NEW.reverses IS NOT NULL
BEGIN
    DELETE FROM on_order
    WHERE order_line IN (SELECT order_line FROM order_receipt WHERE receipt_line = NEW.reverses);
    INSERT INTO on_order SELECT * FROM on_order_booked
    WHERE order_line IN (SELECT order_line FROM order_receipt WHERE receipt_line = NEW.reverses);
END;

CREATE TRIGGER merged_item_is_on_order AFTER UPDATE OF merged_into ON item
WHEN NEW.merged_into IS NOT NULL
BEGIN
    UPDATE on_order SET item = NEW.merged_into WHERE item = NEW.id;
END;

CREATE TRIGGER purchase_order_is_never_changed BEFORE UPDATE ON purchase_order
BEGIN SELECT RAISE(ABORT, 'purchase_order is append-only'); END;

CREATE TRIGGER purchase_order_is_never_deleted BEFORE DELETE ON purchase_order
BEGIN SELECT RAISE(ABORT, 'purchase_order is append-only'); END;

CREATE TRIGGER order_line_is_never_changed BEFORE UPDATE ON order_line
BEGIN SELECT RAISE(ABORT, 'order_line is append-only'); END;

CREATE TRIGGER order_line_is_never_deleted BEFORE DELETE ON order_line
BEGIN SELECT RAISE(ABORT, 'order_line is append-only'); END;

CREATE TRIGGER order_receipt_is_never_changed BEFORE UPDATE ON order_receipt
BEGIN SELECT RAISE(ABORT, 'order_receipt is append-only'); END;

CREATE TRIGGER order_receipt_is_never_deleted BEFORE DELETE ON order_receipt
BEGIN SELECT RAISE(ABORT, 'order_receipt is append-only'); END;

CREATE TRIGGER order_cancel_is_never_changed BEFORE UPDATE ON order_cancel
BEGIN SELECT RAISE(ABORT, 'order_cancel is append-only'); END;

CREATE TRIGGER order_cancel_is_never_deleted BEFORE DELETE ON order_cancel
BEGIN SELECT RAISE(ABORT, 'order_cancel is append-only'); END;
