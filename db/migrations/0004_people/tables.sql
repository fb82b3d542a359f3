-- Somebody who asks to be let in; whoever manages people makes an account of it, or refuses.
CREATE TABLE account_request (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    login TEXT NOT NULL CHECK (length(login) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    password_hash TEXT NOT NULL,
    requested_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE account ADD COLUMN new_password_due INTEGER NOT NULL DEFAULT 0
    CHECK (new_password_due IN (0, 1));

ALTER TABLE account ADD COLUMN pin_hash TEXT;

-- A hash under the database's key: the code itself is nowhere.
ALTER TABLE account ADD COLUMN badge_hash BLOB CHECK (length(badge_hash) = 32);

CREATE INDEX account_by_badge ON account (badge_hash) WHERE badge_hash IS NOT NULL;

-- Wrong tries delay an account (or a request) on this PC alone, each kind of secret for itself:
-- guessing a PIN keeps nobody from signing in. Never travels.
CREATE TABLE wrong_try (
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    secret TEXT NOT NULL CHECK (secret IN ('password', 'pin', 'badge')),
    failures INTEGER NOT NULL CHECK (failures >= 1),
    last_at INTEGER NOT NULL,
    PRIMARY KEY (subject, secret)
) STRICT, WITHOUT ROWID;

INSERT INTO wrong_try SELECT account, 'password', failures, last_at FROM sign_in_failure;

DROP TABLE sign_in_failure;

-- One act of somebody who may not, allowed by somebody who may; an owner confirms it afterwards.
CREATE TABLE approval (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    permission TEXT NOT NULL CHECK (length(permission) BETWEEN 1 AND 64),
    asked_by BLOB NOT NULL REFERENCES account (id),
    approved_by BLOB NOT NULL REFERENCES account (id),
    means TEXT NOT NULL CHECK (means IN ('pin', 'badge')),
    subject BLOB CHECK (length(subject) = 16),
    at INTEGER NOT NULL,
    confirmed_by BLOB REFERENCES account (id),
    confirmed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX approval_by_subject ON approval (subject);

CREATE INDEX approval_to_confirm ON approval (at) WHERE confirmed_at IS NULL;

-- What the journal's viewer asks for, newest first.
CREATE INDEX journal_by_time ON journal (at);

CREATE INDEX journal_by_actor ON journal (actor, at);

CREATE INDEX journal_by_kind ON journal (kind, at);
