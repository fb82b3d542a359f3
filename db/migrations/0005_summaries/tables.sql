-- What moved, summed up. `came` and `went` are into and out of our own places (a transfer is both),
-- `amount` the documents' money less what was reversed, `cost` the value that came less what went,
-- `variance` as in movement_cost: the value of the stock changed by `cost - variance`.

CREATE TABLE item_day (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    item BLOB NOT NULL REFERENCES item (id),
    came INTEGER NOT NULL,
    went INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    variance INTEGER NOT NULL,
    PRIMARY KEY (day, kind, item)
) STRICT, WITHOUT ROWID;

-- All that a valuation at a past day needs, item by item.
CREATE INDEX item_day_by_item ON item_day (item, day, came, went, cost, variance);

CREATE TABLE item_year (
    year TEXT NOT NULL,
    kind TEXT NOT NULL,
    item BLOB NOT NULL REFERENCES item (id),
    came INTEGER NOT NULL,
    went INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    variance INTEGER NOT NULL,
    PRIMARY KEY (year, kind, item)
) STRICT, WITHOUT ROWID;

-- `documents` counts those that were posted less those that take one back.
CREATE TABLE kind_day (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0,
    amount INTEGER NOT NULL DEFAULT 0,
    cost INTEGER NOT NULL DEFAULT 0,
    variance INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE category_count (
    category BLOB NOT NULL, -- x'' for items without one
    archived INTEGER NOT NULL CHECK (archived IN (0, 1, 2)), -- 2 for what was merged
    items INTEGER NOT NULL,
    PRIMARY KEY (category, archived)
) STRICT, WITHOUT ROWID;

-- Copies, for sorting: what our places hold, and the average of item_cost.
ALTER TABLE item ADD COLUMN on_hand INTEGER NOT NULL DEFAULT 0;

ALTER TABLE item ADD COLUMN unit_cost INTEGER;

CREATE VIEW movement_summed AS
SELECT
    movement.id, movement.business_date AS day, document.kind, movement.item,
    movement.quantity * (destination.kind = 'internal') AS came,
    movement.quantity * (source.kind = 'internal') AS went,
    -- A line of several lots has several movements and one amount.
    iif(movement.rowid = (SELECT min(rowid) FROM movement AS first WHERE first.line = line.id),
        line.amount, 0) * iif(movement.reverses IS NULL, 1, -1) AS amount,
    coalesce(movement_cost.cost, 0)
    * ((destination.kind = 'internal') - (source.kind = 'internal')) AS cost,
    coalesce(movement_cost.variance, 0) AS variance
FROM movement
JOIN document ON document.id = movement.document
JOIN document_line AS line ON line.id = movement.line
JOIN location AS source ON source.id = movement.source
JOIN location AS destination ON destination.id = movement.destination
LEFT JOIN movement_cost ON movement_cost.movement = movement.id;

CREATE VIEW item_day_booked AS
SELECT day, kind, item, sum(came) AS came, sum(went) AS went, sum(amount) AS amount,
    sum(cost) AS cost, sum(variance) AS variance
FROM movement_summed GROUP BY day, kind, item;

CREATE VIEW item_year_booked AS
SELECT substr(day, 1, 4) AS year, kind, item, sum(came) AS came, sum(went) AS went,
    sum(amount) AS amount, sum(cost) AS cost, sum(variance) AS variance
FROM movement_summed GROUP BY year, kind, item;

CREATE VIEW kind_day_booked AS
SELECT day, kind, sum(documents) AS documents, sum(amount) AS amount, sum(cost) AS cost,
    sum(variance) AS variance
FROM (
    SELECT day, kind, 0 AS documents, amount, cost, variance FROM movement_summed
    UNION ALL
    SELECT business_date, kind, iif(reverses IS NULL, 1, -1), 0, 0, 0 FROM document)
GROUP BY day, kind;

CREATE VIEW category_count_booked AS
SELECT coalesce(category, x'') AS category,
    iif(merged_into IS NULL, archived_at IS NOT NULL, 2) AS archived, count(*) AS items
FROM item GROUP BY 1, 2;

CREATE VIEW item_stock AS
SELECT item.id AS item,
    coalesce((
        SELECT sum(balance.quantity)
        FROM balance JOIN location ON location.id = balance.location AND location.kind = 'internal'
        WHERE balance.item = item.id), 0) AS on_hand,
    (SELECT unit_cost FROM item_cost WHERE item_cost.item = item.id) AS unit_cost
FROM item;
