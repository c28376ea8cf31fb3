-- oldest binary: 1
-- planned_at: when the party was to come; NULL in rows of walk-ins, and of binaries before this one.
ALTER TABLE reservations
    ADD COLUMN planned_at    bigint,
    ADD COLUMN checked_in_at bigint,
    ADD COLUMN seated_at     bigint,
    ADD COLUMN finished_at   bigint;

-- in_service: belongs to the room. out_of_order: does, and nobody is seated there.
ALTER TABLE tables
    ADD COLUMN out_of_order boolean NOT NULL DEFAULT false,
    ADD COLUMN made_at      bigint NOT NULL DEFAULT 0,
    ADD COLUMN changed_at   bigint NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX due_work_once ON due_work (whose, kind, which_id);

CREATE INDEX memberships_by_restaurant ON memberships (whose);

-- Who failed to log in how often: accounts and addresses, by digest.
CREATE TABLE login_failures (
    subject  text PRIMARY KEY,
    failures integer NOT NULL,
    last_at  bigint NOT NULL
);

-- Tickets for one handshake each, by digest.
CREATE TABLE live_tickets (
    digest     text PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts (id),
    whose      bigint NOT NULL REFERENCES restaurants (id),
    expires_at bigint NOT NULL
);
