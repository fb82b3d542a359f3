-- Ids are UUIDs as 16-byte BLOBs. Quantities are thousandths of the unit, money ten-thousandths of
-- the currency, `at` and the like microseconds UTC, `business_date` the shop's day as YYYY-MM-DD.
-- Only `id` is unique on tables that other PCs also write: their rows must never be refused here.

CREATE TABLE device (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    incarnation INTEGER NOT NULL CHECK (incarnation >= 1),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 8),
    name TEXT NOT NULL CHECK (length(name) <= 200),
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

-- Which device this copy is, and the last document number of each kind; never travels.
CREATE TABLE this_device (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    device BLOB NOT NULL REFERENCES device (id)
) STRICT;

CREATE TABLE number_counter (
    prefix TEXT PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 999999999)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    value TEXT NOT NULL CHECK (length(value) <= 4000)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    built_in INTEGER NOT NULL CHECK (built_in IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE role_permission (
    role BLOB NOT NULL REFERENCES role (id),
    permission TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('all', 'own', 'own_same_day')),
    PRIMARY KEY (role, permission)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    login TEXT NOT NULL CHECK (length(login) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    role BLOB NOT NULL REFERENCES role (id),
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER
) STRICT, WITHOUT ROWID;

-- Wrong tries delay an account on this PC alone; never travels.
CREATE TABLE sign_in_failure (
    account BLOB PRIMARY KEY REFERENCES account (id),
    failures INTEGER NOT NULL CHECK (failures >= 1),
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 16),
    decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 3)
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    archived_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE partner (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind TEXT NOT NULL CHECK (kind IN ('supplier', 'customer', 'both')),
    phone TEXT NOT NULL DEFAULT '' CHECK (length(phone) <= 64),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    archived_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE location (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind TEXT NOT NULL CHECK (kind IN ('internal', 'supplier', 'customer', 'loss', 'opening')),
    parent BLOB REFERENCES location (id),
    archived_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    sku TEXT NOT NULL CHECK (length(sku) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    sort_name TEXT NOT NULL CHECK (length(sort_name) <= 600), -- the name folded: É stands with E
    category BLOB REFERENCES category (id),
    unit BLOB NOT NULL REFERENCES unit (id),
    sale_price INTEGER NOT NULL CHECK (sale_price BETWEEN 0 AND 100000000000000),
    reorder_point INTEGER NOT NULL CHECK (reorder_point BETWEEN 0 AND 10000000000),
    reorder_quantity INTEGER NOT NULL CHECK (reorder_quantity BETWEEN 0 AND 10000000000),
    supplier BLOB REFERENCES partner (id),
    track_lots INTEGER NOT NULL CHECK (track_lots IN (0, 1)),
    note TEXT NOT NULL CHECK (length(note) <= 4000),
    created_at INTEGER NOT NULL,
    archived_at INTEGER,
    merged_into BLOB REFERENCES item (id)
) STRICT;

CREATE INDEX item_by_sku ON item (sku);

CREATE INDEX item_by_name ON item (sort_name);

CREATE INDEX item_by_category ON item (category);

CREATE INDEX item_by_supplier ON item (supplier);

CREATE TABLE barcode (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    item BLOB NOT NULL REFERENCES item (id),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 200),
    gtin14 TEXT CHECK (length(gtin14) = 14),
    pack_quantity INTEGER NOT NULL CHECK (pack_quantity BETWEEN 1 AND 10000000000),
    pack_name TEXT NOT NULL CHECK (length(pack_name) <= 64)
) STRICT;

CREATE INDEX barcode_by_code ON barcode (code);

CREATE INDEX barcode_by_gtin14 ON barcode (gtin14) WHERE gtin14 IS NOT NULL;

CREATE INDEX barcode_by_item ON barcode (item);

-- The lot of goods that have none is one fixed row without an item.
CREATE TABLE lot (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    item BLOB REFERENCES item (id),
    code TEXT NOT NULL CHECK (length(code) <= 64),
    expires_on TEXT CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;

CREATE INDEX lot_by_item ON lot (item);

-- What is being scanned and is not booked yet: local, editable, on disk at once.
CREATE TABLE draft (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('receipt', 'sale', 'customer_return', 'supplier_return',
                                       'transfer', 'adjustment', 'stocktake', 'opening')),
    owner BLOB NOT NULL REFERENCES account (id),
    location BLOB NOT NULL REFERENCES location (id),
    partner BLOB REFERENCES partner (id),
    external_ref TEXT NOT NULL DEFAULT '' CHECK (length(external_ref) <= 200),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    payment_method TEXT CHECK (length(payment_method) <= 32),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_by_owner ON draft (owner, kind);

CREATE TABLE draft_line (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    draft BLOB NOT NULL REFERENCES draft (id),
    item BLOB REFERENCES item (id),
    code TEXT NOT NULL CHECK (length(code) <= 200),
    symbology TEXT NOT NULL CHECK (length(symbology) <= 32),
    source TEXT NOT NULL CHECK (length(source) <= 32),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000000000),
    pack_quantity INTEGER NOT NULL CHECK (pack_quantity BETWEEN 1 AND 10000000000),
    pack_name TEXT NOT NULL CHECK (length(pack_name) <= 64),
    unit_price INTEGER NOT NULL CHECK (unit_price BETWEEN 0 AND 100000000000000),
    unit_cost INTEGER CHECK (unit_cost BETWEEN 0 AND 100000000000000),
    lot BLOB NOT NULL REFERENCES lot (id),
    scanned_at INTEGER NOT NULL,
    undone_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_line_by_draft ON draft_line (draft, id);

CREATE INDEX draft_line_by_item ON draft_line (item);

CREATE TABLE document (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('receipt', 'sale', 'customer_return', 'supplier_return',
                                       'transfer', 'adjustment', 'stocktake', 'opening')),
    number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 32),
    device BLOB NOT NULL,
    actor BLOB NOT NULL,
    at INTEGER NOT NULL,
    business_date TEXT NOT NULL
        CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    partner BLOB REFERENCES partner (id),
    reason TEXT NOT NULL CHECK (length(reason) <= 200),
    note TEXT NOT NULL CHECK (length(note) <= 4000),
    external_ref TEXT NOT NULL CHECK (length(external_ref) <= 200),
    payment_method TEXT CHECK (length(payment_method) <= 32),
    oversell_by BLOB,
    approved_by BLOB,
    reverses BLOB REFERENCES document (id),
    total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 1000000000000000000),
    tax INTEGER NOT NULL CHECK (tax BETWEEN 0 AND 1000000000000000000)
) STRICT;

CREATE INDEX document_by_date ON document (business_date, kind);

CREATE INDEX document_by_number ON document (number);

CREATE INDEX document_by_reversal ON document (reverses) WHERE reverses IS NOT NULL;

-- A return names the sale's or receipt's line that it brings back (`returns`).
CREATE TABLE document_line (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    document BLOB NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    item BLOB NOT NULL REFERENCES item (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000000000),
    unit_price INTEGER NOT NULL CHECK (unit_price BETWEEN 0 AND 100000000000000),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 10000000000000000),
    returns BLOB REFERENCES document_line (id),
    reverses BLOB REFERENCES document_line (id)
) STRICT;

CREATE INDEX document_line_by_document ON document_line (document, position);

CREATE INDEX document_line_by_return ON document_line (returns) WHERE returns IS NOT NULL;

CREATE INDEX document_line_by_reversal ON document_line (reverses) WHERE reverses IS NOT NULL;

-- Goods go from one place to another; a line has one movement a lot.
CREATE TABLE movement (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    document BLOB NOT NULL REFERENCES document (id),
    line BLOB NOT NULL REFERENCES document_line (id),
    item BLOB NOT NULL REFERENCES item (id),
    lot BLOB NOT NULL REFERENCES lot (id),
    source BLOB NOT NULL REFERENCES location (id),
    destination BLOB NOT NULL REFERENCES location (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000000000),
    unit_price INTEGER NOT NULL CHECK (unit_price BETWEEN 0 AND 100000000000000),
    at INTEGER NOT NULL,
    business_date TEXT NOT NULL
        CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reverses BLOB REFERENCES movement (id),
    CHECK (source <> destination)
) STRICT;

CREATE INDEX movement_by_item ON movement (item, at);

CREATE INDEX movement_by_document ON movement (document);

CREATE INDEX movement_by_line ON movement (line);

CREATE INDEX movement_by_date ON movement (business_date);

CREATE TABLE balance (
    item BLOB NOT NULL REFERENCES item (id),
    location BLOB NOT NULL REFERENCES location (id),
    lot BLOB NOT NULL REFERENCES lot (id),
    quantity INTEGER NOT NULL,
    PRIMARY KEY (item, location, lot)
) STRICT, WITHOUT ROWID;

-- The cost of a whole movement; `variance` is what it changed in value without goods moving.
CREATE TABLE movement_cost (
    movement BLOB PRIMARY KEY REFERENCES movement (id),
    cost INTEGER NOT NULL CHECK (cost BETWEEN -1000000000000000000 AND 1000000000000000000),
    variance INTEGER NOT NULL CHECK (variance BETWEEN -1000000000000000000 AND 1000000000000000000),
    estimated INTEGER NOT NULL CHECK (estimated IN (0, 1))
) STRICT, WITHOUT ROWID;

-- The pool of an item over all internal locations (moving average). `unit_cost` is the last known
-- average, for goods that leave an empty pool.
CREATE TABLE item_cost (
    item BLOB PRIMARY KEY REFERENCES item (id),
    quantity INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    unit_cost INTEGER NOT NULL CHECK (unit_cost >= 0)
) STRICT, WITHOUT ROWID;

-- The only thing that travels. `hub_seq IS NULL` is the outbox.
CREATE TABLE journal (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    device BLOB NOT NULL CHECK (length(device) = 16),
    incarnation INTEGER NOT NULL CHECK (incarnation >= 1),
    device_seq INTEGER NOT NULL CHECK (device_seq >= 1),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    actor BLOB NOT NULL CHECK (length(actor) = 16),
    role_version INTEGER NOT NULL CHECK (role_version >= 1),
    at INTEGER NOT NULL,
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB,
    hub_seq INTEGER
) STRICT;

CREATE UNIQUE INDEX journal_by_device ON journal (device, incarnation, device_seq);

CREATE INDEX journal_by_subject ON journal (subject);

CREATE INDEX journal_outbox ON journal (device_seq) WHERE hub_seq IS NULL;

CREATE UNIQUE INDEX journal_by_hub ON journal (hub_seq) WHERE hub_seq IS NOT NULL;

-- How often a field of a shared row was changed; a field without a row is at version 1.
CREATE TABLE field_version (
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    field TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 2),
    PRIMARY KEY (subject, field)
) STRICT, WITHOUT ROWID;

-- What an item is found by, one text an item; FTS5 needs the integer key.
CREATE TABLE item_search (
    key INTEGER PRIMARY KEY,
    item BLOB NOT NULL UNIQUE REFERENCES item (id),
    text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE item_search_index USING fts5 (
    text, content = 'item_search', content_rowid = 'key', tokenize = 'trigram remove_diacritics 1'
);

-- Name, SKU, barcodes, category and supplier of an item, one a line.
CREATE VIEW item_search_text AS
SELECT
    item.id AS item,
    item.name || char(10) || item.sku
    || coalesce(char(10) || (
        SELECT group_concat(barcode.code || coalesce(' ' || barcode.gtin14, ''), char(10))
        FROM barcode WHERE barcode.item = item.id), '')
    || coalesce(char(10) || (SELECT name FROM category WHERE id = item.category), '')
    || coalesce(char(10) || (SELECT name FROM partner WHERE id = item.supplier), '') AS text
FROM item;
