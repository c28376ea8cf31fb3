-- oldest binary: 1
-- Holds and those who place them, the pictures of restaurants, how many mails an address gets.

-- Members and the platform's administrator log in at one door: a username says who it is.
DROP INDEX accounts_by_username;
CREATE UNIQUE INDEX accounts_by_username ON accounts (username) WHERE username IS NOT NULL;

-- closed: for good. Its rows stay, and nobody finds it any more.
ALTER TABLE restaurants ADD COLUMN description text NOT NULL DEFAULT '';
ALTER TABLE restaurants ADD COLUMN closed integer NOT NULL DEFAULT 0;

-- content: the bytes in base64, last: whoever reads the other columns reads no page of it.
CREATE TABLE pictures (
    restaurant_id integer NOT NULL REFERENCES restaurants (id),
    id            integer NOT NULL,
    kind          text NOT NULL,
    width         integer NOT NULL,
    height        integer NOT NULL,
    size          integer NOT NULL,
    digest        text NOT NULL,
    caption       text NOT NULL,
    made_at       integer NOT NULL,
    content       text NOT NULL,
    PRIMARY KEY (restaurant_id, id)
);

-- address: a digest.
CREATE TABLE mail_counts (
    address  text NOT NULL,
    utc_date integer NOT NULL,
    mails    integer NOT NULL,
    PRIMARY KEY (address, utc_date)
);

INSERT INTO sequences (name, last_number) VALUES ('picture_numbers', 0);
