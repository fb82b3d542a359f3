-- With the item: what is found is sorted by another column without its text being read.
DROP INDEX item_search_names;

CREATE INDEX item_search_names ON item_search (archived, key, sort_name, item);

-- With the name: what has so much stock is put in order by the index alone.
DROP INDEX item_listed_by_on_hand;

CREATE INDEX item_listed_by_on_hand ON item (on_hand, id, sort_name) WHERE archived_at IS NULL;
