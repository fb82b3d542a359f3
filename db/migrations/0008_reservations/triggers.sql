-- Append-only: what was promised and what became of it.

CREATE TRIGGER reservation_is_never_changed BEFORE UPDATE ON reservation
BEGIN SELECT RAISE(ABORT, 'reservation is append-only'); END;

CREATE TRIGGER reservation_is_never_deleted BEFORE DELETE ON reservation
BEGIN SELECT RAISE(ABORT, 'reservation is append-only'); END;

CREATE TRIGGER reservation_release_is_never_changed BEFORE UPDATE ON reservation_release
BEGIN SELECT RAISE(ABORT, 'reservation_release is append-only'); END;

CREATE TRIGGER reservation_release_is_never_deleted BEFORE DELETE ON reservation_release
BEGIN SELECT RAISE(ABORT, 'reservation_release is append-only'); END;

-- What is left, as the view reservation_left has it. Two PCs that were apart may have given up more
-- than there was: then nothing is left.

CREATE TRIGGER reservation_holds AFTER INSERT ON reservation
BEGIN
    INSERT INTO reserved (item, location, until, reservation, quantity)
    SELECT item, location, until, reservation, quantity FROM reservation_left
    WHERE reservation = NEW.id AND quantity > 0;
END;

CREATE TRIGGER reservation_holds_less AFTER INSERT ON reservation_release
BEGIN
    DELETE FROM reserved WHERE reservation = NEW.reservation;
    INSERT INTO reserved (item, location, until, reservation, quantity)
    SELECT item, location, until, reservation, quantity FROM reservation_left
    WHERE reservation = NEW.reservation AND quantity > 0;
END;

CREATE TRIGGER reservation_follows_its_item AFTER UPDATE OF merged_into ON item
WHEN NEW.merged_into IS NOT NULL
BEGIN
    UPDATE reserved SET item = NEW.merged_into WHERE item = NEW.id;
END;
