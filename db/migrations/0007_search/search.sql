DROP TRIGGER item_becomes_searchable;

DROP TRIGGER item_stays_searchable;

DROP TABLE item_search_index;

DROP TABLE item_search;

DROP VIEW item_search_text;

-- Name, SKU, barcodes, category and supplier of an item, one a line, in small letters. The lines
-- at the end give the last two letters a trigram of their own. What was merged is archived for good.
CREATE VIEW item_search_text AS
SELECT
    item.id AS item,
    iif(item.merged_into IS NULL, item.archived_at IS NOT NULL, 2) AS archived,
    item.sort_name AS sort_name,
    lower(
        item.name || char(10) || item.sku
        || coalesce(char(10) || (
            SELECT group_concat(barcode.code || coalesce(' ' || barcode.gtin14, ''), char(10))
            FROM barcode WHERE barcode.item = item.id), '')
        || coalesce(char(10) || (SELECT name FROM category WHERE id = item.category), '')
        || coalesce(char(10) || (SELECT name FROM partner WHERE id = item.supplier), '')
    ) || char(10, 10) AS text
FROM item;

-- One text an item; FTS5 needs the integer key. `archived` and `sort_name` are the item's.
CREATE TABLE item_search (
    key INTEGER PRIMARY KEY,
    item BLOB NOT NULL UNIQUE REFERENCES item (id),
    archived INTEGER NOT NULL CHECK (archived IN (0, 1, 2)),
    sort_name TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- The texts in the order of the names: what many items have is found by reading from the top.
CREATE INDEX item_search_by_name ON item_search (archived, sort_name, key, text);

-- The names alone, by key: what the trigram index finds is put in order by these.
CREATE INDEX item_search_names ON item_search (archived, key, sort_name);

DROP INDEX IF EXISTS balance_by_location;

CREATE INDEX balance_by_location ON balance (location, item);

CREATE VIRTUAL TABLE item_search_index USING fts5 (
    text, content = 'item_search', content_rowid = 'key', tokenize = 'trigram remove_diacritics 1'
);

-- Where each trigram stands: words of one and two letters are beginnings of trigrams.
CREATE VIRTUAL TABLE item_search_terms USING fts5vocab ('item_search_index', 'instance');

CREATE TRIGGER item_becomes_searchable AFTER INSERT ON item
BEGIN
    INSERT INTO item_search (item, archived, sort_name, text)
    SELECT item, archived, sort_name, text FROM item_search_text WHERE item = NEW.id;
END;

CREATE TRIGGER item_stays_searchable
AFTER UPDATE OF name, sort_name, sku, category, supplier, archived_at, merged_into ON item
BEGIN
    UPDATE item_search SET (archived, sort_name, text) = (
        SELECT archived, sort_name, text FROM item_search_text WHERE item = NEW.id)
    WHERE item = NEW.id;
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

INSERT INTO item_search (item, archived, sort_name, text)
SELECT item.id, t.archived, t.sort_name, t.text
FROM item JOIN item_search_text AS t ON t.item = item.id ORDER BY item.rowid;
