-- Times are milliseconds since 1970, clocks the protocol's seconds since 1900. A key is a name as it is compared, a name as it is shown.

CREATE TABLE channel (
    id BIGINT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    registrant TEXT NOT NULL,
    created_on BIGINT NOT NULL,
    empty_since BIGINT,
    rules TEXT NOT NULL
);

CREATE TABLE profile (
    key TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    password TEXT NOT NULL,
    registered_on BIGINT NOT NULL,
    last_used BIGINT NOT NULL
);

-- Whose an attribute is: a profile's, a channel's, a membership's, which is both, or the network's, which is neither; '' for neither.
CREATE TABLE attribute (
    profile TEXT NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (profile, channel, name)
);

CREATE INDEX attribute_of_channel ON attribute (channel);

-- What was distributed over a channel, numbered in its order.
CREATE TABLE event (
    channel_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    clock BIGINT NOT NULL,
    sender TEXT NOT NULL,
    target TEXT,
    type TEXT NOT NULL,
    wire TEXT NOT NULL,
    PRIMARY KEY (channel_id, seq)
) ${clustered};

CREATE INDEX event_by_clock ON event (channel_id, clock, seq);

-- For what a person asks to see or to be erased. Few updates have a target.
CREATE INDEX event_by_sender ON event (sender, channel_id, seq);
CREATE INDEX event_by_target ON event (target, channel_id, seq) WHERE target IS NOT NULL;

-- The one batch last kept that would not be the same if it were kept twice.
CREATE TABLE kept_once (
    batch BIGINT NOT NULL PRIMARY KEY
);

-- Who opened the database last to write to it: a server that lost its connection sees whether another has written meanwhile.
CREATE TABLE writer (
    token BIGINT NOT NULL PRIMARY KEY
);
