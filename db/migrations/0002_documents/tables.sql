-- Where a transfer takes its goods, and why an adjustment is made.
ALTER TABLE draft ADD COLUMN destination BLOB REFERENCES location (id);
ALTER TABLE draft ADD COLUMN reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 200);

-- The lot that people typed becomes a row of `lot` when the draft is posted. A line that gives goods
-- back names the booked line that it returns. `comes_in` is the way of a correction's line.
ALTER TABLE draft_line ADD COLUMN lot_code TEXT NOT NULL DEFAULT '' CHECK (length(lot_code) <= 64);
ALTER TABLE draft_line ADD COLUMN expires_on TEXT
    CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE draft_line ADD COLUMN returns BLOB REFERENCES document_line (id);
ALTER TABLE draft_line ADD COLUMN comes_in INTEGER NOT NULL DEFAULT 0 CHECK (comes_in IN (0, 1));

-- What stands in a place, what a place holds, and what expires soon.
CREATE INDEX location_by_parent ON location (parent);
CREATE INDEX balance_by_location ON balance (location);
CREATE INDEX lot_by_expiry ON lot (expires_on) WHERE expires_on IS NOT NULL;

-- What was merged into an item.
CREATE INDEX item_by_merge ON item (merged_into) WHERE merged_into IS NOT NULL;
