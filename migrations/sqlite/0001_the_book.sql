-- oldest binary: 1
-- Times are microseconds since 1970-01-01T00:00:00Z (…_at), dates are days since then (utc_date).
-- A table with a column restaurant_id is tenant data, and each of its keys begins with that column.

-- SQLite has no sequences: the last number given, one row an entity.
CREATE TABLE sequences (
    name        text PRIMARY KEY,
    last_number integer NOT NULL
) WITHOUT ROWID;
INSERT INTO sequences (name, last_number) VALUES
    ('restaurant_numbers', 0),
    ('account_numbers', 0),
    ('due_work_numbers', 0),
    ('table_numbers', 0),
    ('guest_numbers', 0),
    ('reservation_numbers', 0),
    ('block_numbers', 0),
    ('outbox_numbers', 0);

CREATE TABLE restaurants (
    id                  integer PRIMARY KEY,
    uuid                text NOT NULL UNIQUE,
    slug                text NOT NULL UNIQUE,
    name                text NOT NULL,
    time_zone           text NOT NULL,
    slot_minutes        integer NOT NULL,
    grid_offset_minutes integer NOT NULL DEFAULT 0,
    turn_minutes        integer NOT NULL,
    total_tables        integer NOT NULL,
    largest_party       integer NOT NULL,
    policy              text NOT NULL DEFAULT 'random',
    listed              integer NOT NULL DEFAULT 1,
    room_version        integer NOT NULL DEFAULT 1,
    made_at             integer NOT NULL
);

CREATE TABLE accounts (
    id            integer PRIMARY KEY,
    uuid          text NOT NULL UNIQUE,
    audience      text NOT NULL,
    email         text NOT NULL,
    username      text,
    first_name    text NOT NULL DEFAULT '',
    last_name     text NOT NULL DEFAULT '',
    phone         text NOT NULL DEFAULT '',
    password_hash text NOT NULL,
    active        integer NOT NULL DEFAULT 1,
    tokens_from   integer NOT NULL DEFAULT 0,
    made_at       integer NOT NULL,
    UNIQUE (audience, email)
);
CREATE UNIQUE INDEX accounts_by_username ON accounts (audience, username) WHERE username IS NOT NULL;

-- What a worker may see before it opens a tenant: when, whose, which kind, which one.
CREATE TABLE due_work (
    id       integer PRIMARY KEY,
    due_at   integer NOT NULL,
    whose    integer NOT NULL,
    kind     text NOT NULL,
    which_id integer NOT NULL
);
CREATE INDEX due_work_by_time ON due_work (due_at);

CREATE TABLE settings (
    name  text PRIMARY KEY,
    value text NOT NULL
);

-- Who works where. Not tenant data: an account is looked up before a restaurant is.
CREATE TABLE memberships (
    account_id integer NOT NULL REFERENCES accounts (id),
    whose      integer NOT NULL REFERENCES restaurants (id),
    role       text NOT NULL,
    PRIMARY KEY (account_id, whose)
);

CREATE TABLE tables (
    restaurant_id integer NOT NULL REFERENCES restaurants (id),
    id            integer NOT NULL,
    uuid          text NOT NULL,
    number        text NOT NULL,
    seats         integer NOT NULL CHECK (seats >= 1),
    place         integer NOT NULL,
    in_service    integer NOT NULL DEFAULT 1,
    section       text NOT NULL DEFAULT '',
    shape         text NOT NULL DEFAULT 'round',
    position_x    real,
    position_y    real,
    PRIMARY KEY (restaurant_id, id),
    UNIQUE (restaurant_id, uuid)
);
CREATE UNIQUE INDEX tables_by_number ON tables (restaurant_id, number) WHERE in_service;

CREATE TABLE turn_times (
    restaurant_id integer NOT NULL REFERENCES restaurants (id),
    from_party    integer NOT NULL,
    minutes       integer NOT NULL,
    PRIMARY KEY (restaurant_id, from_party)
);

-- NULL in both: closed on that weekday (0 is Monday).
CREATE TABLE service_hours (
    restaurant_id integer NOT NULL REFERENCES restaurants (id),
    weekday       integer NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    opens_minute  integer,
    closes_minute integer,
    PRIMARY KEY (restaurant_id, weekday)
);

CREATE TABLE guests (
    restaurant_id     integer NOT NULL,
    id                integer NOT NULL,
    email             text NOT NULL,
    name              text NOT NULL,
    phone             text NOT NULL,
    newsletter_opt_in integer NOT NULL DEFAULT 0,
    account_id        integer,
    made_at           integer NOT NULL,
    PRIMARY KEY (restaurant_id, id),
    UNIQUE (restaurant_id, email)
);

CREATE TABLE reservations (
    restaurant_id integer NOT NULL,
    id            integer NOT NULL,
    uuid          text NOT NULL,
    utc_date      integer NOT NULL,
    starts_at     integer NOT NULL,
    ends_at       integer NOT NULL CHECK (ends_at > starts_at),
    party         integer NOT NULL CHECK (party >= 1),
    table_id      integer,
    pinned        integer NOT NULL,
    stage         text NOT NULL,
    stage_at      integer NOT NULL,
    held_until    integer,
    guest_id      integer,
    name          text NOT NULL,
    email         text,
    phone         text,
    notes         text NOT NULL,
    source        text NOT NULL,
    made_at       integer NOT NULL,
    changed_at    integer NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);
CREATE UNIQUE INDEX reservations_by_uuid ON reservations (restaurant_id, uuid);
CREATE INDEX reservations_by_date ON reservations (restaurant_id, utc_date, starts_at);

CREATE TABLE blocks (
    restaurant_id integer NOT NULL REFERENCES restaurants (id),
    id            integer NOT NULL,
    table_id      integer NOT NULL,
    starts_at     integer NOT NULL,
    ends_at       integer NOT NULL CHECK (ends_at > starts_at),
    reason        text NOT NULL,
    made_at       integer NOT NULL,
    PRIMARY KEY (restaurant_id, id),
    FOREIGN KEY (restaurant_id, table_id) REFERENCES tables (restaurant_id, id)
);

-- One table for one slot. The key is what makes double-booking impossible.
CREATE TABLE claims (
    restaurant_id  integer NOT NULL,
    table_id       integer NOT NULL,
    slot           integer NOT NULL,
    reservation_id integer,
    block_id       integer,
    PRIMARY KEY (restaurant_id, table_id, slot),
    CHECK ((reservation_id IS NULL) <> (block_id IS NULL))
);
CREATE INDEX claims_by_slot ON claims (restaurant_id, slot);

CREATE TABLE days (
    restaurant_id integer NOT NULL,
    utc_date      integer NOT NULL,
    version       integer NOT NULL,
    PRIMARY KEY (restaurant_id, utc_date)
);

CREATE TABLE events (
    restaurant_id integer NOT NULL,
    sequence      integer NOT NULL,
    kind          text NOT NULL,
    actor         text NOT NULL,
    at            integer NOT NULL,
    subject       text NOT NULL,
    subject_id    integer NOT NULL,
    before        text,
    after         text,
    PRIMARY KEY (restaurant_id, sequence)
);

CREATE TABLE event_counters (
    restaurant_id integer PRIMARY KEY,
    last_sequence integer NOT NULL
);

CREATE TABLE outbox (
    restaurant_id  integer NOT NULL,
    id             integer NOT NULL,
    kind           text NOT NULL,
    reservation_id integer,
    payload        text NOT NULL,
    due_at         integer NOT NULL,
    tries          integer NOT NULL DEFAULT 0,
    state          text NOT NULL DEFAULT 'pending',
    taken_until    integer,
    made_at        integer NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);

-- The ids of committed batches: how a commit whose answer was lost is found out.
CREATE TABLE batches (
    restaurant_id integer NOT NULL,
    batch_id      text NOT NULL,
    committed_at  integer NOT NULL,
    PRIMARY KEY (restaurant_id, batch_id)
);

-- Answers that are given again to whoever retries with the same key.
CREATE TABLE kept_answers (
    restaurant_id integer NOT NULL,
    scope         text NOT NULL,
    key           text NOT NULL,
    fingerprint   text NOT NULL,
    answer        text NOT NULL,
    at            integer NOT NULL,
    PRIMARY KEY (restaurant_id, scope, key)
);
