-- Chains fork where a cloned PC wrote on: 0 is the chain that the hub knew first, below 0 are forks
-- that it has given no number yet. `lost_seq` is the number that a row had in a life of the hub that
-- is over: in that order what the hub has lost is offered again.
ALTER TABLE journal ADD COLUMN fork INTEGER NOT NULL DEFAULT 0;
ALTER TABLE journal ADD COLUMN lost_seq INTEGER;

-- With both columns: else what is asked of one subject and one kind reads all rows of that kind.
DROP INDEX journal_by_subject;

CREATE INDEX journal_by_subject ON journal (subject, kind);

DROP INDEX journal_by_device;

CREATE UNIQUE INDEX journal_by_device ON journal (device, incarnation, device_seq, fork);

-- What waits, in the order in which it goes.
DROP INDEX journal_outbox;

CREATE INDEX journal_outbox ON journal (incarnation, device_seq) WHERE hub_seq IS NULL;

CREATE INDEX journal_lost ON journal (lost_seq) WHERE hub_seq IS NULL AND lost_seq IS NOT NULL;

-- The hub that this copy shares with, in which life it was seen last, and how far the copy is: up
-- to `cursor` all rows are here, up to `cost_cursor` their costs. Never travels. `connection` is
-- how it is reached (JSON), `rearranges` is set inside a transaction that takes numbers back.
CREATE TABLE hub_link (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    state TEXT NOT NULL CHECK (state IN ('joining', 'joined', 'left')),
    hub TEXT NOT NULL,
    system TEXT NOT NULL,
    timeline TEXT NOT NULL,
    device_key BLOB NOT NULL CHECK (length(device_key) = 32),
    connection TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(connection)),
    cursor INTEGER NOT NULL DEFAULT 0 CHECK (cursor >= 0),
    cost_cursor INTEGER NOT NULL DEFAULT 0 CHECK (cost_cursor >= 0),
    rearranges INTEGER NOT NULL DEFAULT 0 CHECK (rearranges IN (0, 1))
) STRICT;

-- When the hub last let a person in on this PC: by its clock, by this PC's clock at that moment,
-- and how many microseconds are known to have passed since. Never travels.
CREATE TABLE lease (
    account BLOB PRIMARY KEY REFERENCES account (id),
    confirmed_at INTEGER NOT NULL,
    local_at INTEGER NOT NULL,
    elapsed INTEGER NOT NULL CHECK (elapsed >= 0)
) STRICT, WITHOUT ROWID;

-- What the hub decided of a journal row, where that is not simply "accepted". Without `seq` it was
-- foreseen here (a row that needs a refused one), or is of a life that is over.
CREATE TABLE verdict (
    row BLOB PRIMARY KEY REFERENCES journal (id),
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    seq INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused', 'conflict')),
    details TEXT NOT NULL CHECK (json_valid(details))
) STRICT, WITHOUT ROWID;

CREATE INDEX verdict_by_subject ON verdict (subject, outcome);

CREATE INDEX verdict_by_outcome ON verdict (outcome, seq);

-- The texts of rows that no table tells of (any more): a refused document's, an imported history's.
CREATE TABLE row_text (
    row BLOB PRIMARY KEY REFERENCES journal (id),
    body TEXT,
    costs TEXT
) STRICT, WITHOUT ROWID;

-- Rows that all agreed to delete and that rows which wait still need: to be tried again.
CREATE TABLE outlived (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    "table" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The pools made of what the hub fixed alone; `item_cost` adds this PC's estimates to them.
CREATE TABLE shared_cost (
    item BLOB PRIMARY KEY REFERENCES item (id),
    quantity INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    unit_cost INTEGER NOT NULL CHECK (unit_cost >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX movement_cost_estimated ON movement_cost (movement) WHERE estimated = 1;

-- What was sold twice, without the virtual places, which are below nothing for most items.
CREATE INDEX balance_short ON balance (item) WHERE quantity < 0 AND location NOT IN (
    x'02efb53b6f085c09920310f3261f3f86', x'20ef7fa673ee5b5282c2b09bff49a210',
    x'9fb375d47bcd57a292fd9d4fb6cd284f', x'f751b49f90c959b09e41cec9889df5db');
