-- An item's key in the search is its rowid, which every index of `item` holds: the search goes from
-- a list's order, or from a stock, to its texts and back without the ids. Whoever builds `item` anew
-- keeps the rowids; `check` compares them.
DELETE FROM item_search WHERE key IS NOT (SELECT rowid FROM item WHERE id = item_search.item);

INSERT INTO item_search (key, item, archived, sort_name, text)
SELECT item.rowid, item.id, t.archived, t.sort_name, t.text
FROM item JOIN item_search_text AS t ON t.item = item.id
WHERE item.id NOT IN (SELECT item FROM item_search) ORDER BY item.rowid;

DROP TRIGGER item_becomes_searchable;

CREATE TRIGGER item_becomes_searchable AFTER INSERT ON item
WHEN NOT EXISTS (SELECT 1 FROM search_later)
BEGIN
    INSERT INTO item_search (key, item, archived, sort_name, text)
    SELECT NEW.rowid, item, archived, sort_name, text FROM item_search_text WHERE item = NEW.id;
END;

-- Without the name, which is found by the key: a jump in the order of stocks reads half as much.
DROP INDEX item_listed_by_on_hand;

CREATE INDEX item_listed_by_on_hand ON item (on_hand, id) WHERE archived_at IS NULL;
