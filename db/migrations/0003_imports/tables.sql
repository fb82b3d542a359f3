-- One file that came in. Rows up to `last_row` (as numbered in the file) are done; a crash leaves
-- the batch `running`, to be gone on with or undone. `layout` is how the columns were understood.
CREATE TABLE import_batch (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('items', 'stock', 'partners', 'categories', 'locations',
                                       'sales')),
    file TEXT NOT NULL CHECK (length(file) <= 400),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    layout TEXT NOT NULL CHECK (json_valid(layout)),
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
    actor BLOB NOT NULL CHECK (length(actor) = 16),
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    last_row INTEGER NOT NULL DEFAULT 0 CHECK (last_row >= 0),
    created INTEGER NOT NULL DEFAULT 0 CHECK (created >= 0),
    updated INTEGER NOT NULL DEFAULT 0 CHECK (updated >= 0),
    skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_batch_by_file ON import_batch (sha256);

-- What a row of the file made, changed or booked, with the value before it, for undoing; `outcome`
-- is what became of it there: 'undone', or why it was kept.
CREATE TABLE import_row (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    batch BLOB NOT NULL REFERENCES import_batch (id),
    row INTEGER NOT NULL CHECK (row >= 1),
    act TEXT NOT NULL CHECK (act IN ('created', 'changed', 'booked')),
    "table" TEXT NOT NULL,
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    field TEXT,
    before ANY,
    after ANY,
    outcome TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX import_row_by_batch ON import_row (batch, outcome, id);

-- A sale that another program booked: for reports and reorder suggestions; it moves no stock.
CREATE TABLE sales_history (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    batch BLOB NOT NULL REFERENCES import_batch (id),
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    item BLOB REFERENCES item (id),
    item_text TEXT NOT NULL CHECK (length(item_text) <= 200),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN -10000000000 AND 10000000000),
    amount INTEGER NOT NULL CHECK (amount BETWEEN -10000000000000000 AND 10000000000000000),
    reference TEXT NOT NULL CHECK (length(reference) <= 200)
) STRICT, WITHOUT ROWID;

CREATE INDEX sales_history_by_batch ON sales_history (batch);

CREATE INDEX sales_history_by_day ON sales_history (day);

CREATE INDEX sales_history_by_item ON sales_history (item, day) WHERE item IS NOT NULL;
