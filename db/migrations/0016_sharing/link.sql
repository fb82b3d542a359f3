-- How this PC reaches the hub; one row once the shop is shared. The certificate is kept as text: a
-- file may be moved away. The device's key proves that a request is this PC's own.
CREATE TABLE hub_address (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    hosts TEXT NOT NULL,
    port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    name TEXT NOT NULL,
    certificate TEXT NOT NULL DEFAULT '',
    device_key BLOB NOT NULL CHECK (length(device_key) = 32)
) STRICT;

-- When the hub last let a person in on this PC: by its clock, by this PC's clock at that moment,
-- and how many microseconds are known to have passed since.
CREATE TABLE hub_lease (
    account BLOB PRIMARY KEY CHECK (length(account) = 16),
    confirmed_at INTEGER NOT NULL,
    local_at INTEGER NOT NULL,
    elapsed INTEGER NOT NULL CHECK (elapsed >= 0)
) STRICT, WITHOUT ROWID;
