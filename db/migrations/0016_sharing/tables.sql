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
