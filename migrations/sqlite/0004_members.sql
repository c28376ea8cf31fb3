-- oldest binary: 1
-- Members, their bookings and what they are told; what administrators make of the room.

-- member_id: the account whose booking it is. revision: how often it was changed.
ALTER TABLE reservations ADD COLUMN member_id integer;
ALTER TABLE reservations ADD COLUMN occasion text NOT NULL DEFAULT '';
ALTER TABLE reservations ADD COLUMN language text NOT NULL DEFAULT 'en';
ALTER TABLE reservations ADD COLUMN revision integer NOT NULL DEFAULT 0;
CREATE INDEX reservations_by_member ON reservations (restaurant_id, member_id, starts_at)
    WHERE member_id IS NOT NULL;
CREATE INDEX reservations_pending ON reservations (restaurant_id)
    WHERE stage IN ('held', 'waitlisted');
CREATE INDEX reservations_by_end ON reservations (restaurant_id, ends_at);

-- location: where the layout draws a table, in units of its canvas.
ALTER TABLE tables ADD COLUMN name text NOT NULL DEFAULT '';
ALTER TABLE tables ADD COLUMN kind text NOT NULL DEFAULT '';
ALTER TABLE tables ADD COLUMN location_x real;
ALTER TABLE tables ADD COLUMN location_y real;

ALTER TABLE restaurants ADD COLUMN shown_name text NOT NULL DEFAULT '';
ALTER TABLE restaurants ADD COLUMN address text NOT NULL DEFAULT '';
ALTER TABLE restaurants ADD COLUMN phone text NOT NULL DEFAULT '';
ALTER TABLE restaurants ADD COLUMN email text NOT NULL DEFAULT '';

CREATE INDEX blocks_by_end ON blocks (restaurant_id, ends_at);
CREATE INDEX claims_of_blocks ON claims (restaurant_id, block_id) WHERE block_id IS NOT NULL;

-- One active layout at most. canvas: what the drawing says of its size.
CREATE TABLE layouts (
    restaurant_id integer NOT NULL REFERENCES restaurants (id),
    id            integer NOT NULL,
    name          text NOT NULL,
    data          text NOT NULL,
    canvas_width  real,
    canvas_height real,
    active        integer NOT NULL,
    made_by       integer,
    made_at       integer NOT NULL,
    changed_at    integer NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);
CREATE UNIQUE INDEX layouts_active ON layouts (restaurant_id) WHERE active = 1;

CREATE TABLE time_slots (
    restaurant_id integer NOT NULL REFERENCES restaurants (id),
    id            integer NOT NULL,
    starts_minute integer NOT NULL,
    ends_minute   integer NOT NULL,
    minutes       integer NOT NULL,
    active        integer NOT NULL,
    made_at       integer NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);

-- What reservations add up to, by the quarter of an hour in which they start; written with them.
CREATE TABLE figures (
    restaurant_id integer NOT NULL,
    quarter       integer NOT NULL,
    source        text NOT NULL,
    bookings      integer NOT NULL,
    covers        integer NOT NULL,
    cancelled     integer NOT NULL,
    no_shows      integer NOT NULL,
    table_minutes integer NOT NULL,
    PRIMARY KEY (restaurant_id, quarter, source)
);

-- The outbox's rows are notices. payload: the reservation as it was. When one is due, and who has
-- taken it until when, says its row in due_work.
ALTER TABLE outbox ADD COLUMN channel text NOT NULL DEFAULT 'none';
ALTER TABLE outbox ADD COLUMN member_id integer;
ALTER TABLE outbox ADD COLUMN sent_at integer;
ALTER TABLE outbox ADD COLUMN trouble text NOT NULL DEFAULT '';
ALTER TABLE outbox DROP COLUMN taken_until;
CREATE INDEX outbox_by_member ON outbox (restaurant_id, member_id, id);
-- Nobody is reminded twice: one reminder at most waits for each channel.
CREATE UNIQUE INDEX outbox_reminders ON outbox (restaurant_id, reservation_id, channel)
    WHERE kind = 'reminder' AND state = 'pending';

INSERT INTO sequences (name, last_number) VALUES ('layout_numbers', 0), ('time_slot_numbers', 0);

INSERT INTO figures (restaurant_id, quarter, source, bookings, covers, cancelled, no_shows,
                     table_minutes)
SELECT r.restaurant_id, r.starts_at / 900000000 * 900000000, r.source, count(*),
       sum(CASE WHEN r.stage IN ('cancelled', 'expired', 'no_show') THEN 0 ELSE r.party END),
       sum(CASE WHEN r.stage IN ('cancelled', 'expired') THEN 1 ELSE 0 END),
       sum(CASE WHEN r.stage = 'no_show' THEN 1 ELSE 0 END),
       sum(CASE WHEN r.stage IN ('cancelled', 'expired', 'no_show') OR r.table_id IS NULL THEN 0
                ELSE ((r.ends_at - 1 - h.grid_offset) / h.slot + 1
                      - (r.starts_at - h.grid_offset) / h.slot) * h.slot_minutes END)
  FROM reservations r
  JOIN (SELECT id, slot_minutes, slot_minutes * 60000000 AS slot,
               grid_offset_minutes * 60000000 AS grid_offset
          FROM restaurants) h ON h.id = r.restaurant_id
 GROUP BY 1, 2, 3;
