-- Append-only: nothing that was booked is changed or taken away.

CREATE TRIGGER document_is_never_changed BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'document is append-only'); END;

CREATE TRIGGER document_is_never_deleted BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'document is append-only'); END;

CREATE TRIGGER document_line_is_never_changed BEFORE UPDATE ON document_line
BEGIN SELECT RAISE(ABORT, 'document_line is append-only'); END;

CREATE TRIGGER document_line_is_never_deleted BEFORE DELETE ON document_line
BEGIN SELECT RAISE(ABORT, 'document_line is append-only'); END;

CREATE TRIGGER movement_is_never_changed BEFORE UPDATE ON movement
BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;

CREATE TRIGGER movement_is_never_deleted BEFORE DELETE ON movement
BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;

-- A cost that was an estimate may be fixed once.
CREATE TRIGGER movement_cost_is_never_changed BEFORE UPDATE ON movement_cost
WHEN OLD.estimated = 0 OR NEW.movement IS NOT OLD.movement
BEGIN SELECT RAISE(ABORT, 'movement_cost is append-only'); END;

CREATE TRIGGER movement_cost_is_never_deleted BEFORE DELETE ON movement_cost
BEGIN SELECT RAISE(ABORT, 'movement_cost is append-only'); END;

-- The hub's number may be set once; nothing else of a journal row changes.
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
WHEN OLD.hub_seq IS NOT NULL OR NEW.hub_seq IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.device IS NOT OLD.device
    OR NEW.incarnation IS NOT OLD.incarnation OR NEW.device_seq IS NOT OLD.device_seq
    OR NEW.kind IS NOT OLD.kind OR NEW.subject IS NOT OLD.subject
    OR NEW.payload IS NOT OLD.payload OR NEW.actor IS NOT OLD.actor
    OR NEW.role_version IS NOT OLD.role_version OR NEW.at IS NOT OLD.at
    OR NEW.previous_hash IS NOT OLD.previous_hash OR NEW.hash IS NOT OLD.hash
    OR NEW.signature IS NOT OLD.signature
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

-- Stock is what the movements add up to.

CREATE TRIGGER movement_keeps_balance AFTER INSERT ON movement
BEGIN
    INSERT INTO balance (item, location, lot, quantity)
    VALUES (NEW.item, NEW.source, NEW.lot, -NEW.quantity)
    ON CONFLICT (item, location, lot) DO UPDATE SET quantity = quantity + excluded.quantity;
    INSERT INTO balance (item, location, lot, quantity)
    VALUES (NEW.item, NEW.destination, NEW.lot, NEW.quantity)
    ON CONFLICT (item, location, lot) DO UPDATE SET quantity = quantity + excluded.quantity;
END;

-- What items are found by.

CREATE TRIGGER item_becomes_searchable AFTER INSERT ON item
BEGIN
    INSERT INTO item_search (item, text) SELECT item, text FROM item_search_text WHERE item = NEW.id;
END;

CREATE TRIGGER item_stays_searchable AFTER UPDATE OF name, sku, category, supplier ON item
BEGIN
    UPDATE item_search SET text = (SELECT text FROM item_search_text WHERE item = NEW.id)
    WHERE item = NEW.id;
END;

CREATE TRIGGER item_is_found_no_more BEFORE DELETE ON item
BEGIN
    DELETE FROM item_search WHERE item = OLD.id;
END;

CREATE TRIGGER barcode_added_is_searchable AFTER INSERT ON barcode
BEGIN
    UPDATE item_search SET text = (SELECT text FROM item_search_text WHERE item = NEW.item)
    WHERE item = NEW.item;
END;

CREATE TRIGGER barcode_changed_is_searchable AFTER UPDATE OF item, code, gtin14 ON barcode
BEGIN
    UPDATE item_search
    SET text = (SELECT t.text FROM item_search_text AS t WHERE t.item = item_search.item)
    WHERE item IN (OLD.item, NEW.item);
END;

CREATE TRIGGER barcode_removed_is_found_no_more AFTER DELETE ON barcode
BEGIN
    UPDATE item_search SET text = (SELECT text FROM item_search_text WHERE item = OLD.item)
    WHERE item = OLD.item;
END;

CREATE TRIGGER category_renamed_is_searchable AFTER UPDATE OF name ON category
BEGIN
    UPDATE item_search
    SET text = (SELECT t.text FROM item_search_text AS t WHERE t.item = item_search.item)
    WHERE item IN (SELECT id FROM item WHERE category = NEW.id);
END;

CREATE TRIGGER partner_renamed_is_searchable AFTER UPDATE OF name ON partner
BEGIN
    UPDATE item_search
    SET text = (SELECT t.text FROM item_search_text AS t WHERE t.item = item_search.item)
    WHERE item IN (SELECT id FROM item WHERE supplier = NEW.id);
END;

CREATE TRIGGER search_text_is_indexed AFTER INSERT ON item_search
BEGIN
    INSERT INTO item_search_index (rowid, text) VALUES (NEW.key, NEW.text);
END;

CREATE TRIGGER search_text_is_indexed_anew AFTER UPDATE OF text ON item_search
WHEN NEW.text IS NOT OLD.text
BEGIN
    INSERT INTO item_search_index (item_search_index, rowid, text)
    VALUES ('delete', OLD.key, OLD.text);
    INSERT INTO item_search_index (rowid, text) VALUES (NEW.key, NEW.text);
END;

CREATE TRIGGER search_text_leaves_the_index AFTER DELETE ON item_search
BEGIN
    INSERT INTO item_search_index (item_search_index, rowid, text)
    VALUES ('delete', OLD.key, OLD.text);
END;
