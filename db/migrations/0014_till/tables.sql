-- What is taken off a line, or off the whole sale: a rate (hundredths of a percent) or an amount
-- (ten-thousandths of the currency), never both. A line without its own follows the sale's rate.
ALTER TABLE draft ADD COLUMN discount_rate INTEGER CHECK (discount_rate BETWEEN 0 AND 10000);
ALTER TABLE draft ADD COLUMN discount_amount INTEGER
    CHECK (discount_amount BETWEEN 0 AND 10000000000000000)
    CHECK (discount_amount IS NULL OR discount_rate IS NULL);
ALTER TABLE draft_line ADD COLUMN discount_rate INTEGER CHECK (discount_rate BETWEEN 0 AND 10000);
ALTER TABLE draft_line ADD COLUMN discount_amount INTEGER
    CHECK (discount_amount BETWEEN 0 AND 10000000000000000)
    CHECK (discount_amount IS NULL OR discount_rate IS NULL);

-- A draft that waits while its owner serves somebody else, and the name that they gave it.
ALTER TABLE draft ADD COLUMN parked_at INTEGER;
ALTER TABLE draft ADD COLUMN label TEXT NOT NULL DEFAULT '' CHECK (length(label) <= 64);
