-- A row of a push on its way through the checks. Its texts are not in it: every check goes through
-- all rows, and would carry them along.
CREATE TYPE offer AS (
    place int,
    id uuid,
    signature bytea,
    hash bytea,
    device uuid,
    incarnation bigint,
    device_seq bigint,
    kind text,
    subject uuid,
    payload jsonb,
    actor uuid,
    role_version int,
    at bigint,
    previous_hash bytea,
    act text, -- what `right_needed` asks about
    body_hash bytea, -- NULL without a body
    costs_hash bytea,
    approved_by uuid,
    reverses uuid, -- a document
    business_date text,
    signed text, -- 'current', 'former', 'wrong' or 'none'
    seq bigint,
    fork int,
    is_known boolean
);

CREATE TYPE header AS (
    place int,
    id uuid,
    kind text,
    number text,
    device uuid,
    actor uuid,
    at bigint,
    business_date date,
    partner uuid,
    reason text,
    note text,
    external_ref text,
    payment_method text,
    oversell_by uuid,
    approved_by uuid,
    reverses uuid,
    total bigint,
    tax bigint
);

-- A movement with its document's line.
CREATE TYPE line AS (
    place int,
    position int,
    kind text,
    id uuid,
    movement uuid,
    item uuid,
    lot uuid,
    source uuid,
    destination uuid,
    quantity bigint,
    unit_price bigint,
    amount bigint,
    returns uuid,
    reverses uuid,
    reverses_movement uuid,
    stated numeric, -- what it was said to cost
    worth numeric, -- what goods that come back are worth in the pool
    is_merged boolean -- of the second adjustment of a merge, which undoes the first
);

-- What a check says of an offer: 'refused' or 'conflict' with why, or a note among its details.
CREATE TYPE judgement AS (
    place int,
    outcome text,
    details jsonb
);
