-- While it has its row, inside a transaction, whoever put it there makes new items searchable.
CREATE TABLE search_later (
    one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

DROP TRIGGER item_becomes_searchable;

CREATE TRIGGER item_becomes_searchable AFTER INSERT ON item
WHEN NOT EXISTS (SELECT 1 FROM search_later)
BEGIN
    INSERT INTO item_search (item, archived, sort_name, text)
    SELECT item, archived, sort_name, text FROM item_search_text WHERE item = NEW.id;
END;
