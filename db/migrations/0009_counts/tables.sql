-- A stocktake: of a place and all that stand in it (NULL: the whole shop), of one category (NULL:
-- of all). A closed one posted its differences as the document of the same id, if there were any.
CREATE TABLE stock_count (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    location BLOB REFERENCES location (id),
    category BLOB REFERENCES category (id),
    blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
    opened_by BLOB NOT NULL REFERENCES account (id),
    opened_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'cancelled')),
    ended_by BLOB REFERENCES account (id),
    ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_count_open ON stock_count (id) WHERE state = 'open';

-- What somebody counted of an item and lot at a place, beside what the books said in that moment.
-- A line that `adds` is another pile of what an earlier line counted, and has its `recorded`.
-- A struck line was counted anew, or taken back. `assumed` lines nobody counted: closing took them
-- for zero. Of each item, place and lot at most one line is neither struck nor adds.
CREATE TABLE count_line (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    count BLOB NOT NULL REFERENCES stock_count (id),
    item BLOB NOT NULL REFERENCES item (id),
    location BLOB NOT NULL REFERENCES location (id),
    lot BLOB NOT NULL REFERENCES lot (id),
    recorded INTEGER NOT NULL,
    counted INTEGER NOT NULL CHECK (counted BETWEEN 0 AND 10000000000),
    adds INTEGER NOT NULL CHECK (adds IN (0, 1)),
    assumed INTEGER NOT NULL CHECK (assumed IN (0, 1)),
    reason TEXT NOT NULL CHECK (length(reason) <= 200),
    note TEXT NOT NULL CHECK (length(note) <= 4000),
    counted_by BLOB NOT NULL REFERENCES account (id),
    counted_at INTEGER NOT NULL,
    struck_by BLOB REFERENCES account (id),
    struck_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX count_line_by_count ON count_line (count, item, location, lot);

CREATE INDEX count_line_by_item ON count_line (item, location, lot);
