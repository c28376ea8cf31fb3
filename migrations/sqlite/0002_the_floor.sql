-- oldest binary: 1
-- planned_at: when the party was to come; NULL in rows of walk-ins, and of binaries before this one.
ALTER TABLE reservations ADD COLUMN planned_at integer;
ALTER TABLE reservations ADD COLUMN checked_in_at integer;
ALTER TABLE reservations ADD COLUMN seated_at integer;
ALTER TABLE reservations ADD COLUMN finished_at integer;

-- in_service: belongs to the room. out_of_order: does, and nobody is seated there.
ALTER TABLE tables ADD COLUMN out_of_order integer NOT NULL DEFAULT 0;
ALTER TABLE tables ADD COLUMN made_at integer NOT NULL DEFAULT 0;
ALTER TABLE tables ADD COLUMN changed_at integer NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX due_work_once ON due_work (whose, kind, which_id);

CREATE INDEX memberships_by_restaurant ON memberships (whose);

-- Who failed to log in how often: accounts and addresses, by digest.
CREATE TABLE login_failures (
    subject  text PRIMARY KEY,
    failures integer NOT NULL,
    last_at  integer NOT NULL
);

-- Tickets for one handshake each, by digest.
CREATE TABLE live_tickets (
    digest     text PRIMARY KEY,
    account_id integer NOT NULL REFERENCES accounts (id),
    whose      integer NOT NULL REFERENCES restaurants (id),
    expires_at integer NOT NULL
);
