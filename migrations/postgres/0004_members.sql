-- oldest binary: 1
-- Members, their bookings and what they are told; what administrators make of the room.

-- Commits begin with the day. Who waits for this lock holds nothing that the next ones need, and is
-- counted by the binary that comes.
LOCK TABLE days IN ACCESS EXCLUSIVE MODE;

-- member_id: the account whose booking it is. revision: how often it was changed.
ALTER TABLE reservations
    ADD COLUMN member_id bigint,
    ADD COLUMN occasion  text NOT NULL DEFAULT '',
    ADD COLUMN language  text NOT NULL DEFAULT 'en',
    ADD COLUMN revision  integer NOT NULL DEFAULT 0;
CREATE INDEX reservations_by_member ON reservations (restaurant_id, member_id, starts_at)
    WHERE member_id IS NOT NULL;
CREATE INDEX reservations_pending ON reservations (restaurant_id)
    WHERE stage IN ('held', 'waitlisted');
CREATE INDEX reservations_by_end ON reservations (restaurant_id, ends_at);

-- location: where the layout draws a table, in units of its canvas.
ALTER TABLE tables
    ADD COLUMN name       text NOT NULL DEFAULT '',
    ADD COLUMN kind       text NOT NULL DEFAULT '',
    ADD COLUMN location_x double precision,
    ADD COLUMN location_y double precision;

ALTER TABLE restaurants
    ADD COLUMN shown_name text NOT NULL DEFAULT '',
    ADD COLUMN address    text NOT NULL DEFAULT '',
    ADD COLUMN phone      text NOT NULL DEFAULT '',
    ADD COLUMN email      text NOT NULL DEFAULT '';

CREATE INDEX blocks_by_end ON blocks (restaurant_id, ends_at);
CREATE INDEX claims_of_blocks ON claims (restaurant_id, block_id) WHERE block_id IS NOT NULL;

-- One active layout at most. canvas: what the drawing says of its size.
CREATE TABLE layouts (
    restaurant_id bigint NOT NULL REFERENCES restaurants (id),
    id            bigint NOT NULL,
    name          text NOT NULL,
    data          text NOT NULL,
    canvas_width  double precision,
    canvas_height double precision,
    active        boolean NOT NULL,
    made_by       bigint,
    made_at       bigint NOT NULL,
    changed_at    bigint NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);
CREATE UNIQUE INDEX layouts_active ON layouts (restaurant_id) WHERE active;
CREATE SEQUENCE layout_numbers;

CREATE TABLE time_slots (
    restaurant_id bigint NOT NULL REFERENCES restaurants (id),
    id            bigint NOT NULL,
    starts_minute integer NOT NULL,
    ends_minute   integer NOT NULL,
    minutes       integer NOT NULL,
    active        boolean NOT NULL,
    made_at       bigint NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);
CREATE SEQUENCE time_slot_numbers;

-- What reservations add up to, by the quarter of an hour in which they start; written with them.
CREATE TABLE figures (
    restaurant_id bigint NOT NULL,
    quarter       bigint NOT NULL,
    source        text NOT NULL,
    bookings      bigint NOT NULL,
    covers        bigint NOT NULL,
    cancelled     bigint NOT NULL,
    no_shows      bigint NOT NULL,
    table_minutes bigint NOT NULL,
    PRIMARY KEY (restaurant_id, quarter, source)
);

-- The outbox's rows are notices. payload: the reservation as it was. When one is due, and who has
-- taken it until when, says its row in due_work.
ALTER TABLE outbox
    ADD COLUMN channel   text NOT NULL DEFAULT 'none',
    ADD COLUMN member_id bigint,
    ADD COLUMN sent_at   bigint,
    ADD COLUMN trouble   text NOT NULL DEFAULT '',
    DROP COLUMN taken_until;
CREATE INDEX outbox_by_member ON outbox (restaurant_id, member_id, id);
-- Nobody is reminded twice: one reminder at most waits for each channel.
CREATE UNIQUE INDEX outbox_reminders ON outbox (restaurant_id, reservation_id, channel)
    WHERE kind = 'reminder' AND state = 'pending';

DO $$
DECLARE
    tenant_table text;
    restaurant bigint;
    of_the_tenant constant text :=
        'restaurant_id = nullif(current_setting(''app.restaurant_id'', true), '''')::bigint';
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['layouts', 'time_slots', 'figures'] LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON %s USING (%s) WITH CHECK (%s)', tenant_table,
                       of_the_tenant, of_the_tenant);
    END LOOP;
    FOR restaurant IN SELECT id FROM restaurants LOOP
        PERFORM set_config('app.restaurant_id', restaurant::text, true);
        INSERT INTO figures (restaurant_id, quarter, source, bookings, covers, cancelled, no_shows,
                             table_minutes)
        SELECT r.restaurant_id, r.starts_at / 900000000 * 900000000, r.source, count(*),
               sum(CASE WHEN r.stage IN ('cancelled', 'expired', 'no_show') THEN 0
                        ELSE r.party END),
               sum(CASE WHEN r.stage IN ('cancelled', 'expired') THEN 1 ELSE 0 END),
               sum(CASE WHEN r.stage = 'no_show' THEN 1 ELSE 0 END),
               sum(CASE WHEN r.stage IN ('cancelled', 'expired', 'no_show') OR r.table_id IS NULL
                        THEN 0
                        ELSE ((r.ends_at - 1 - h.grid_offset) / h.slot + 1
                              - (r.starts_at - h.grid_offset) / h.slot) * h.slot_minutes END)
          FROM reservations r
          JOIN (SELECT id, slot_minutes, slot_minutes * 60000000::bigint AS slot,
                       grid_offset_minutes * 60000000::bigint AS grid_offset
                  FROM restaurants) h ON h.id = r.restaurant_id
         WHERE r.restaurant_id = restaurant
         GROUP BY 1, 2, 3;
    END LOOP;
END $$;
