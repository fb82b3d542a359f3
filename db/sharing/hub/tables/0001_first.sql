-- What the hub keeps. Ids are uuids here and 32 hexadecimal digits in texts; times are the hub's own.

CREATE TABLE hub_info (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    hub text NOT NULL DEFAULT replace(gen_random_uuid()::text, '-', ''),
    prefix text NOT NULL, -- what the names of its roles begin with
    schema int NOT NULL,
    protocol int NOT NULL,
    oldest_protocol int NOT NULL,
    state text NOT NULL DEFAULT 'empty' CHECK (state IN ('empty', 'uploading', 'open')),
    uploader uuid, -- the device of the first upload
    digest text, -- of the state that it said to have uploaded
    owner_role uuid NOT NULL,
    timezone_row uuid NOT NULL, -- the setting that says what day it is in the shop
    made_at timestamptz NOT NULL DEFAULT now()
);

-- Every push holds a lock until it commits: numbers become visible in their order, without gaps.
CREATE TABLE hub_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    seq bigint NOT NULL DEFAULT 0
);

CREATE TABLE journal (
    seq bigint PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    device uuid NOT NULL,
    incarnation bigint NOT NULL,
    device_seq bigint NOT NULL,
    fork int NOT NULL DEFAULT 0, -- above 0: what a clone went on with
    hash bytea NOT NULL,
    kind text NOT NULL,
    entry text NOT NULL,
    body text,
    costs text,
    signature bytea,
    outcome text NOT NULL DEFAULT 'accepted'
        CHECK (outcome IN ('accepted', 'refused', 'conflict')),
    details jsonb,
    taken_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (device, incarnation, device_seq, fork)
);

CREATE TABLE fork (
    device uuid NOT NULL,
    incarnation bigint NOT NULL,
    fork int NOT NULL,
    next_incarnation bigint NOT NULL, -- what the clone is told to be from now on
    PRIMARY KEY (device, incarnation, fork)
);

CREATE TABLE person (
    account uuid PRIMARY KEY,
    login text NOT NULL,
    role_name text NOT NULL UNIQUE,
    server_key bytea NOT NULL,
    founder boolean NOT NULL DEFAULT false, -- may enrol the first device of an empty hub
    added_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);

-- `inner_pad` and `outer_pad` are a key XORed with HMAC's constants, so that SQL can make a MAC.
CREATE TABLE device (
    id uuid PRIMARY KEY,
    number int NOT NULL UNIQUE, -- of its code: K1, K2 ...
    name text NOT NULL,
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL,
    joined_by uuid NOT NULL,
    joined_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    seen_at timestamptz NOT NULL DEFAULT now(),
    away_since timestamptz, -- when it was last seen before it came back at `back_at`
    back_at timestamptz,
    cursor bigint NOT NULL DEFAULT 0,
    waiting int,
    digest text,
    reported_at timestamptz
);

-- A person's key on a device; a former one is good for what was signed with it until `until`.
CREATE TABLE signing_key (
    account uuid NOT NULL,
    device uuid NOT NULL,
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL,
    until timestamptz,
    PRIMARY KEY (account, device, inner_pad)
);

-- When the hub saw a person on a device, without a break of more than a lease.
CREATE TABLE lease (
    account uuid NOT NULL,
    device uuid NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (account, device, first_at)
);

-- Who may what, as accepted rows of the journal tell it, with its past.
CREATE TABLE account_role (
    account uuid NOT NULL,
    role uuid NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz
);

CREATE INDEX account_role_by_account ON account_role (account);

CREATE TABLE role_version (
    role uuid NOT NULL,
    version int NOT NULL,
    built_in boolean NOT NULL DEFAULT false,
    until timestamptz,
    PRIMARY KEY (role, version)
);

CREATE TABLE role_grant (
    role uuid NOT NULL,
    version int NOT NULL,
    permission text NOT NULL,
    scope text NOT NULL,
    PRIMARY KEY (role, version, permission)
);

-- The three below are filled by `db.sharing.hub.schema` from the rules of the program.
CREATE TABLE right_needed (
    act text NOT NULL,
    permission text NOT NULL, -- any one of an act's is enough
    PRIMARY KEY (act, permission)
);

CREATE TABLE never_approved (permission text PRIMARY KEY);

CREATE TABLE reference (
    source text NOT NULL,
    field text NOT NULL,
    target text NOT NULL,
    PRIMARY KEY (source, field)
);

-- Every row of a shared table as it stands after what was accepted.
CREATE TABLE shared_row (
    id uuid PRIMARY KEY,
    kind text NOT NULL, -- the name of its table
    fields jsonb NOT NULL,
    versions jsonb NOT NULL DEFAULT '{}', -- of fields that changed; the others are at 1
    setters jsonb NOT NULL DEFAULT '{}', -- the journal rows that set them
    deleted_seq bigint
);

CREATE INDEX shared_row_by_item ON shared_row ((fields ->> 'item')) WHERE fields ? 'item';

CREATE INDEX shared_row_by_count ON shared_row ((fields ->> 'count')) WHERE fields ? 'count';

CREATE INDEX approval_by_subject ON shared_row ((fields ->> 'subject')) WHERE kind = 'approval';

CREATE INDEX approval_by_time ON shared_row ((fields ->> 'at')) WHERE kind = 'approval';

CREATE INDEX shared_row_deleted ON shared_row (id) WHERE deleted_seq IS NOT NULL;

CREATE TABLE item_price (
    item uuid NOT NULL,
    price bigint NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz
);

CREATE INDEX item_price_by_item ON item_price (item);

CREATE TABLE document (
    id uuid PRIMARY KEY,
    seq bigint NOT NULL,
    kind text NOT NULL,
    actor uuid NOT NULL,
    business_date date NOT NULL,
    partner uuid,
    reverses uuid,
    reason text NOT NULL
);

CREATE INDEX document_by_partner ON document (partner) WHERE partner IS NOT NULL;

-- A line has a movement a lot; `amount` is the whole line's. `cost` is NULL for transfers.
CREATE TABLE movement (
    id uuid PRIMARY KEY,
    seq bigint NOT NULL,
    position int NOT NULL,
    document uuid NOT NULL,
    line uuid NOT NULL,
    item uuid NOT NULL,
    lot uuid NOT NULL,
    source uuid NOT NULL,
    destination uuid NOT NULL,
    quantity bigint NOT NULL,
    unit_price bigint NOT NULL,
    amount bigint NOT NULL,
    returns uuid,
    reverses uuid, -- a line
    reverses_movement uuid,
    cost bigint,
    variance bigint,
    unit_cost bigint
);

CREATE INDEX movement_by_seq ON movement (seq);

CREATE INDEX movement_by_line ON movement (line);

CREATE INDEX movement_by_item ON movement (item);

CREATE INDEX movement_by_return ON movement (returns) WHERE returns IS NOT NULL;

CREATE INDEX movement_by_reversal ON movement (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE item_cost (
    item uuid PRIMARY KEY,
    quantity numeric NOT NULL,
    cost numeric NOT NULL,
    unit_cost numeric NOT NULL
);

-- Filled from `db.ids` and `db.rules.documents`, as the tables of rights are.
CREATE TABLE virtual_place (id uuid PRIMARY KEY, kind text NOT NULL);

CREATE TABLE document_kind (
    kind text PRIMARY KEY,
    way text NOT NULL,
    place uuid, -- the virtual one at the other end; NULL: another of ours
    has_price boolean NOT NULL,
    has_cost boolean NOT NULL,
    returns text,
    must_name boolean NOT NULL
);
