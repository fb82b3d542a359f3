-- The hub's number may be set once, and taken back when the hub began another life; nothing else
-- of a journal row changes but the fork that the hub found it in.
DROP TRIGGER journal_is_never_changed;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
WHEN NEW.id IS NOT OLD.id OR NEW.device IS NOT OLD.device
    OR NEW.incarnation IS NOT OLD.incarnation OR NEW.device_seq IS NOT OLD.device_seq
    OR NEW.kind IS NOT OLD.kind OR NEW.subject IS NOT OLD.subject
    OR NEW.payload IS NOT OLD.payload OR NEW.actor IS NOT OLD.actor
    OR NEW.role_version IS NOT OLD.role_version OR NEW.at IS NOT OLD.at
    OR NEW.previous_hash IS NOT OLD.previous_hash OR NEW.hash IS NOT OLD.hash
    OR NEW.signature IS NOT OLD.signature
    OR (NEW.fork IS NOT OLD.fork OR NEW.lost_seq IS NOT OLD.lost_seq)
        AND NOT EXISTS (SELECT 1 FROM hub_link)
    OR (OLD.hub_seq IS NOT NULL OR NEW.hub_seq IS NULL)
        AND NOT EXISTS (SELECT 1 FROM hub_link WHERE rearranges = 1)
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

-- A cost is fixed once by a PC on its own; the hub fixes them for all.
DROP TRIGGER movement_cost_is_never_changed;

CREATE TRIGGER movement_cost_is_never_changed BEFORE UPDATE ON movement_cost
WHEN NEW.movement IS NOT OLD.movement
    OR OLD.estimated = 0 AND NOT EXISTS (SELECT 1 FROM hub_link)
BEGIN SELECT RAISE(ABORT, 'movement_cost is append-only'); END;

-- What the hub refused is taken out again, and nothing else.

DROP TRIGGER movement_cost_is_never_deleted;

CREATE TRIGGER movement_cost_is_never_deleted BEFORE DELETE ON movement_cost
WHEN NOT EXISTS (
    SELECT 1 FROM verdict
    WHERE outcome = 'refused'
        AND subject = (SELECT document FROM movement WHERE id = OLD.movement))
BEGIN SELECT RAISE(ABORT, 'movement_cost is append-only'); END;

DROP TRIGGER movement_is_never_deleted;

CREATE TRIGGER movement_is_never_deleted BEFORE DELETE ON movement
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.document AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;

DROP TRIGGER document_line_is_never_deleted;

CREATE TRIGGER document_line_is_never_deleted BEFORE DELETE ON document_line
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.document AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'document_line is append-only'); END;

DROP TRIGGER document_is_never_deleted;

CREATE TRIGGER document_is_never_deleted BEFORE DELETE ON document
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.id AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'document is append-only'); END;

DROP TRIGGER reservation_is_never_deleted;

CREATE TRIGGER reservation_is_never_deleted BEFORE DELETE ON reservation
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.id AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'reservation is append-only'); END;

DROP TRIGGER reservation_release_is_never_deleted;

CREATE TRIGGER reservation_release_is_never_deleted BEFORE DELETE ON reservation_release
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.id AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'reservation_release is append-only'); END;

DROP TRIGGER purchase_order_is_never_deleted;

CREATE TRIGGER purchase_order_is_never_deleted BEFORE DELETE ON purchase_order
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.id AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'purchase_order is append-only'); END;

DROP TRIGGER order_line_is_never_deleted;

CREATE TRIGGER order_line_is_never_deleted BEFORE DELETE ON order_line
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.id AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'order_line is append-only'); END;

DROP TRIGGER order_receipt_is_never_deleted;

CREATE TRIGGER order_receipt_is_never_deleted BEFORE DELETE ON order_receipt
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.id AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'order_receipt is append-only'); END;

DROP TRIGGER order_cancel_is_never_deleted;

CREATE TRIGGER order_cancel_is_never_deleted BEFORE DELETE ON order_cancel
WHEN NOT EXISTS (SELECT 1 FROM verdict WHERE subject = OLD.id AND outcome = 'refused')
BEGIN SELECT RAISE(ABORT, 'order_cancel is append-only'); END;
