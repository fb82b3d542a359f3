-- How many listed items have names with the same first letters: a jump in the list counts these
-- instead of items.
CREATE TABLE beginning_count (
    beginning TEXT PRIMARY KEY,
    items INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW beginning_count_booked AS
SELECT substr(sort_name, 1, 4) AS beginning, count(*) AS items
FROM item WHERE archived_at IS NULL GROUP BY 1;

INSERT INTO beginning_count SELECT * FROM beginning_count_booked;

CREATE TRIGGER item_beginning_is_counted AFTER INSERT ON item WHEN NEW.archived_at IS NULL
BEGIN
    INSERT INTO beginning_count VALUES (substr(NEW.sort_name, 1, 4), 1)
    ON CONFLICT (beginning) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER item_beginning_is_counted_elsewhere AFTER UPDATE OF sort_name, archived_at ON item
WHEN NEW.sort_name <> OLD.sort_name OR (NEW.archived_at IS NULL) <> (OLD.archived_at IS NULL)
BEGIN
    UPDATE beginning_count SET items = items - 1
    WHERE beginning = substr(OLD.sort_name, 1, 4) AND OLD.archived_at IS NULL;
    DELETE FROM beginning_count WHERE beginning = substr(OLD.sort_name, 1, 4) AND items = 0;
    INSERT INTO beginning_count
    SELECT substr(NEW.sort_name, 1, 4), 1 WHERE NEW.archived_at IS NULL
    ON CONFLICT (beginning) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER item_beginning_is_counted_no_more AFTER DELETE ON item WHEN OLD.archived_at IS NULL
BEGIN
    UPDATE beginning_count SET items = items - 1 WHERE beginning = substr(OLD.sort_name, 1, 4);
    DELETE FROM beginning_count WHERE beginning = substr(OLD.sort_name, 1, 4) AND items = 0;
END;
