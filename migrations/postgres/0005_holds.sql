-- oldest binary: 1
-- Holds and those who place them, the pictures of restaurants, how many mails an address gets.

-- Commits begin with the day. Who waits for this lock holds nothing that the next ones need.
LOCK TABLE days IN ACCESS EXCLUSIVE MODE;

-- Members and the platform's administrator log in at one door: a username says who it is.
-- Before the restaurants: who registers has written an account when a restaurant is looked at.
DROP INDEX accounts_by_username;
CREATE UNIQUE INDEX accounts_by_username ON accounts (username) WHERE username IS NOT NULL;

-- closed: for good. Its rows stay, and nobody finds it any more.
ALTER TABLE restaurants
    ADD COLUMN description text NOT NULL DEFAULT '',
    ADD COLUMN closed      boolean NOT NULL DEFAULT false;

-- content: the bytes in base64.
CREATE TABLE pictures (
    restaurant_id bigint NOT NULL REFERENCES restaurants (id),
    id            bigint NOT NULL,
    kind          text NOT NULL,
    width         integer NOT NULL,
    height        integer NOT NULL,
    size          bigint NOT NULL,
    digest        text NOT NULL,
    caption       text NOT NULL,
    made_at       bigint NOT NULL,
    content       text NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);
-- Pictures are compressed already: trying once more takes time and gives nothing.
ALTER TABLE pictures ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE SEQUENCE picture_numbers;

-- address: a digest.
CREATE TABLE mail_counts (
    address  text NOT NULL,
    utc_date integer NOT NULL,
    mails    integer NOT NULL,
    PRIMARY KEY (address, utc_date)
);

DO $$
DECLARE
    of_the_tenant constant text :=
        'restaurant_id = nullif(current_setting(''app.restaurant_id'', true), '''')::bigint';
BEGIN
    ALTER TABLE pictures ENABLE ROW LEVEL SECURITY;
    ALTER TABLE pictures FORCE ROW LEVEL SECURITY;
    EXECUTE format('CREATE POLICY tenant ON pictures USING (%s) WITH CHECK (%s)', of_the_tenant,
                   of_the_tenant);
END $$;
