-- What was ordered of a supplier. Rows never change: what of a line is still on the way is its
-- quantity less what receipts brought (unless their line was reversed) and what was cancelled.
CREATE TABLE purchase_order (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 32),
    device BLOB NOT NULL,
    actor BLOB NOT NULL,
    at INTEGER NOT NULL,
    ordered_on TEXT NOT NULL CHECK (ordered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    supplier BLOB NOT NULL REFERENCES partner (id),
    expected_on TEXT CHECK (expected_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reference TEXT NOT NULL CHECK (length(reference) <= 200)
) STRICT, WITHOUT ROWID;

CREATE INDEX purchase_order_by_number ON purchase_order (number);

CREATE TABLE order_line (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    purchase_order BLOB NOT NULL REFERENCES purchase_order (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    item BLOB NOT NULL REFERENCES item (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000000000)
) STRICT, WITHOUT ROWID;

CREATE INDEX order_line_by_order ON order_line (purchase_order, position);

CREATE INDEX order_line_by_item ON order_line (item);

-- Which part of a receipt's line was on order.
CREATE TABLE order_receipt (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    order_line BLOB NOT NULL REFERENCES order_line (id),
    receipt_line BLOB NOT NULL REFERENCES document_line (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000000000)
) STRICT, WITHOUT ROWID;

CREATE INDEX order_receipt_by_line ON order_receipt (order_line);

CREATE INDEX order_receipt_by_receipt ON order_receipt (receipt_line);

CREATE TABLE order_cancel (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    order_line BLOB NOT NULL REFERENCES order_line (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000000000)
) STRICT, WITHOUT ROWID;

CREATE INDEX order_cancel_by_line ON order_cancel (order_line);

-- The lines of which something is still to come, summed up; of merged items for the one that stays.
CREATE TABLE on_order (
    order_line BLOB PRIMARY KEY REFERENCES order_line (id),
    item BLOB NOT NULL REFERENCES item (id),
    quantity INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX on_order_by_item ON on_order (item, quantity);

CREATE VIEW on_order_booked AS
SELECT order_line, item, quantity FROM (
    SELECT
        order_line.id AS order_line,
        coalesce(item.merged_into, item.id) AS item,
        order_line.quantity
        - coalesce((
            SELECT sum(came.quantity) FROM order_receipt AS came
            WHERE came.order_line = order_line.id AND NOT EXISTS (
                SELECT 1 FROM document_line AS undo WHERE undo.reverses = came.receipt_line)), 0)
        - coalesce((
            SELECT sum(cancelled.quantity) FROM order_cancel AS cancelled
            WHERE cancelled.order_line = order_line.id), 0) AS quantity
    FROM order_line JOIN item ON item.id = order_line.item)
WHERE quantity > 0;

-- What reports on supply ask of many items at once, so that no item has to be read for it.
CREATE INDEX item_supply ON item (id, on_hand, reorder_point, created_at)
WHERE archived_at IS NULL;
