INSERT INTO item_day SELECT * FROM item_day_booked;

INSERT INTO item_year SELECT * FROM item_year_booked;

INSERT INTO kind_day SELECT * FROM kind_day_booked;

INSERT INTO category_count SELECT * FROM category_count_booked;

UPDATE item SET (on_hand, unit_cost) = (
    SELECT on_hand, unit_cost FROM item_stock WHERE item_stock.item = item.id);

-- The orders of the item list; each leaves nothing but its own index to be read for a page.

CREATE INDEX item_listed_by_name ON item (sort_name, id) WHERE archived_at IS NULL;

CREATE INDEX item_listed_by_sku ON item (sku COLLATE NOCASE, id) WHERE archived_at IS NULL;

CREATE INDEX item_listed_by_category ON item (category, id) WHERE archived_at IS NULL;

CREATE INDEX item_listed_by_on_hand ON item (on_hand, id) WHERE archived_at IS NULL;

CREATE INDEX item_listed_by_sale_price ON item (sale_price, id) WHERE archived_at IS NULL;

CREATE INDEX item_listed_by_unit_cost ON item (unit_cost, id) WHERE archived_at IS NULL;

CREATE INDEX item_listed_low ON item (sort_name, id)
WHERE archived_at IS NULL AND on_hand <= reorder_point;

CREATE INDEX item_categories ON item (id, category);

CREATE INDEX item_archived_by_name ON item (sort_name, id)
WHERE archived_at IS NOT NULL AND merged_into IS NULL;
