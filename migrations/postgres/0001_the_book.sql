-- oldest binary: 1
-- Times are microseconds since 1970-01-01T00:00:00Z (…_at), dates are days since then (utc_date).
-- A table with a column restaurant_id is tenant data, and each of its keys begins with that column.

CREATE TABLE restaurants (
    id                  bigint PRIMARY KEY,
    uuid                uuid NOT NULL UNIQUE,
    slug                text NOT NULL UNIQUE,
    name                text NOT NULL,
    time_zone           text NOT NULL,
    slot_minutes        integer NOT NULL,
    grid_offset_minutes integer NOT NULL DEFAULT 0,
    turn_minutes        integer NOT NULL,
    total_tables        integer NOT NULL,
    largest_party       integer NOT NULL,
    policy              text NOT NULL DEFAULT 'random',
    listed              boolean NOT NULL DEFAULT true,
    room_version        bigint NOT NULL DEFAULT 1,
    made_at             bigint NOT NULL
);
CREATE SEQUENCE restaurant_numbers;

CREATE TABLE accounts (
    id            bigint PRIMARY KEY,
    uuid          uuid NOT NULL UNIQUE,
    audience      text NOT NULL,
    email         text NOT NULL,
    username      text,
    first_name    text NOT NULL DEFAULT '',
    last_name     text NOT NULL DEFAULT '',
    phone         text NOT NULL DEFAULT '',
    password_hash text NOT NULL,
    active        boolean NOT NULL DEFAULT true,
    tokens_from   bigint NOT NULL DEFAULT 0,
    made_at       bigint NOT NULL,
    UNIQUE (audience, email)
);
CREATE UNIQUE INDEX accounts_by_username ON accounts (audience, username) WHERE username IS NOT NULL;
CREATE SEQUENCE account_numbers;

-- What a worker may see before it opens a tenant: when, whose, which kind, which one.
CREATE TABLE due_work (
    id       bigint PRIMARY KEY,
    due_at   bigint NOT NULL,
    whose    bigint NOT NULL,
    kind     text NOT NULL,
    which_id bigint NOT NULL
);
CREATE INDEX due_work_by_time ON due_work (due_at);
CREATE SEQUENCE due_work_numbers;

CREATE TABLE settings (
    name  text PRIMARY KEY,
    value text NOT NULL
);

-- Who works where. Not tenant data: an account is looked up before a restaurant is.
CREATE TABLE memberships (
    account_id bigint NOT NULL REFERENCES accounts (id),
    whose      bigint NOT NULL REFERENCES restaurants (id),
    role       text NOT NULL,
    PRIMARY KEY (account_id, whose)
);

CREATE TABLE tables (
    restaurant_id bigint NOT NULL REFERENCES restaurants (id),
    id            bigint NOT NULL,
    uuid          uuid NOT NULL,
    number        text NOT NULL,
    seats         integer NOT NULL CHECK (seats >= 1),
    place         integer NOT NULL,
    in_service    boolean NOT NULL DEFAULT true,
    section       text NOT NULL DEFAULT '',
    shape         text NOT NULL DEFAULT 'round',
    position_x    double precision,
    position_y    double precision,
    PRIMARY KEY (restaurant_id, id),
    UNIQUE (restaurant_id, uuid)
);
CREATE UNIQUE INDEX tables_by_number ON tables (restaurant_id, number) WHERE in_service;
CREATE SEQUENCE table_numbers;

CREATE TABLE turn_times (
    restaurant_id bigint NOT NULL REFERENCES restaurants (id),
    from_party    integer NOT NULL,
    minutes       integer NOT NULL,
    PRIMARY KEY (restaurant_id, from_party)
);

-- NULL in both: closed on that weekday (0 is Monday).
CREATE TABLE service_hours (
    restaurant_id bigint NOT NULL REFERENCES restaurants (id),
    weekday       integer NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    opens_minute  integer,
    closes_minute integer,
    PRIMARY KEY (restaurant_id, weekday)
);

CREATE TABLE guests (
    restaurant_id     bigint NOT NULL,
    id                bigint NOT NULL,
    email             text NOT NULL,
    name              text NOT NULL,
    phone             text NOT NULL,
    newsletter_opt_in boolean NOT NULL DEFAULT false,
    account_id        bigint,
    made_at           bigint NOT NULL,
    PRIMARY KEY (restaurant_id, id),
    UNIQUE (restaurant_id, email)
);
CREATE SEQUENCE guest_numbers CACHE 32;

CREATE TABLE reservations (
    restaurant_id bigint NOT NULL,
    id            bigint NOT NULL,
    uuid          uuid NOT NULL,
    utc_date      integer NOT NULL,
    starts_at     bigint NOT NULL,
    ends_at       bigint NOT NULL CHECK (ends_at > starts_at),
    party         integer NOT NULL CHECK (party >= 1),
    table_id      bigint,
    pinned        boolean NOT NULL,
    stage         text NOT NULL,
    stage_at      bigint NOT NULL,
    held_until    bigint,
    guest_id      bigint,
    name          text NOT NULL,
    email         text,
    phone         text,
    notes         text NOT NULL,
    source        text NOT NULL,
    made_at       bigint NOT NULL,
    changed_at    bigint NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);
CREATE UNIQUE INDEX reservations_by_uuid ON reservations (restaurant_id, uuid);
CREATE INDEX reservations_by_date ON reservations (restaurant_id, utc_date, starts_at);
CREATE SEQUENCE reservation_numbers;

CREATE TABLE blocks (
    restaurant_id bigint NOT NULL REFERENCES restaurants (id),
    id            bigint NOT NULL,
    table_id      bigint NOT NULL,
    starts_at     bigint NOT NULL,
    ends_at       bigint NOT NULL CHECK (ends_at > starts_at),
    reason        text NOT NULL,
    made_at       bigint NOT NULL,
    PRIMARY KEY (restaurant_id, id),
    FOREIGN KEY (restaurant_id, table_id) REFERENCES tables (restaurant_id, id)
);
CREATE SEQUENCE block_numbers;

-- One table for one slot. The key is what makes double-booking impossible.
CREATE TABLE claims (
    restaurant_id  bigint NOT NULL,
    table_id       bigint NOT NULL,
    slot           bigint NOT NULL,
    reservation_id bigint,
    block_id       bigint,
    PRIMARY KEY (restaurant_id, table_id, slot),
    CHECK ((reservation_id IS NULL) <> (block_id IS NULL))
);
CREATE INDEX claims_by_slot ON claims (restaurant_id, slot);

CREATE TABLE days (
    restaurant_id bigint NOT NULL,
    utc_date      integer NOT NULL,
    version       bigint NOT NULL,
    PRIMARY KEY (restaurant_id, utc_date)
) WITH (fillfactor = 50);

CREATE TABLE events (
    restaurant_id bigint NOT NULL,
    sequence      bigint NOT NULL,
    kind          text NOT NULL,
    actor         text NOT NULL,
    at            bigint NOT NULL,
    subject       text NOT NULL,
    subject_id    bigint NOT NULL,
    before        text,
    after         text,
    PRIMARY KEY (restaurant_id, sequence)
);

CREATE TABLE event_counters (
    restaurant_id bigint PRIMARY KEY,
    last_sequence bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE outbox (
    restaurant_id  bigint NOT NULL,
    id             bigint NOT NULL,
    kind           text NOT NULL,
    reservation_id bigint,
    payload        text NOT NULL,
    due_at         bigint NOT NULL,
    tries          integer NOT NULL DEFAULT 0,
    state          text NOT NULL DEFAULT 'pending',
    taken_until    bigint,
    made_at        bigint NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);
CREATE SEQUENCE outbox_numbers;

-- The ids of committed batches: how a commit whose answer was lost is found out.
CREATE TABLE batches (
    restaurant_id bigint NOT NULL,
    batch_id      uuid NOT NULL,
    committed_at  bigint NOT NULL,
    PRIMARY KEY (restaurant_id, batch_id)
);

-- Answers that are given again to whoever retries with the same key.
CREATE TABLE kept_answers (
    restaurant_id bigint NOT NULL,
    scope         text NOT NULL,
    key           text NOT NULL,
    fingerprint   text NOT NULL,
    answer        text NOT NULL,
    at            bigint NOT NULL,
    PRIMARY KEY (restaurant_id, scope, key)
);
