-- What an outside order has set aside of an item at a place; never changed. An order is all rows of
-- one reference.
CREATE TABLE reservation (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
    item BLOB NOT NULL REFERENCES item (id),
    location BLOB NOT NULL REFERENCES location (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000000000),
    expires_at INTEGER,
    oversell_by BLOB,
    actor BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX reservation_by_reference ON reservation (reference);

CREATE INDEX reservation_by_item ON reservation (item);

-- What is set aside no longer: sold to the order by `document`, or given up (none).
CREATE TABLE reservation_release (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    reservation BLOB NOT NULL REFERENCES reservation (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10000000000),
    document BLOB REFERENCES document (id),
    actor BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX reservation_release_of ON reservation_release (reservation);

CREATE INDEX reservation_release_by_document ON reservation_release (document)
WHERE document IS NOT NULL;

-- What is left of each reservation, of the item that it leads to by now. Without an expiry it is
-- held until the end of time (2^62).
CREATE VIEW reservation_left AS
SELECT
    coalesce(item.merged_into, item.id) AS item, reservation.location,
    coalesce(reservation.expires_at, 4611686018427387904) AS until,
    reservation.id AS reservation,
    reservation.quantity - coalesce((
        SELECT sum(gone.quantity) FROM reservation_release AS gone
        WHERE gone.reservation = reservation.id), 0
    ) AS quantity
FROM reservation JOIN item ON item.id = reservation.item;

-- The rows of `reservation_left` that are above zero, kept by triggers. Whether one still holds its
-- goods is asked of the clock, so that nothing has to be done when it expires.
CREATE TABLE reserved (
    item BLOB NOT NULL REFERENCES item (id),
    location BLOB NOT NULL REFERENCES location (id),
    until INTEGER NOT NULL,
    reservation BLOB NOT NULL REFERENCES reservation (id),
    quantity INTEGER NOT NULL,
    PRIMARY KEY (item, location, until, reservation)
) STRICT, WITHOUT ROWID;

-- However many have expired, those are not read.
CREATE INDEX reserved_by_item ON reserved (item, until, quantity);

CREATE INDEX reserved_by_reservation ON reserved (reservation);

CREATE INDEX reserved_by_expiry ON reserved (until);

-- The order that a sale being scanned is for; "" for none.
ALTER TABLE draft ADD COLUMN reservation TEXT NOT NULL DEFAULT ''
    CHECK (length(reservation) <= 200);
