-- What was sent beside the updates, with the id of the update that it came with, in wire format; without one if it was not said but set. Each
-- content is kept once, however many payloads have it; a digest is SHA-256 in hexadecimal.

CREATE TABLE content (
    digest TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    bytes ${blob} NOT NULL
);

CREATE TABLE payload (
    name TEXT NOT NULL PRIMARY KEY,
    channel_id BIGINT NOT NULL,
    sender TEXT NOT NULL,
    update_id TEXT,
    purpose TEXT NOT NULL,
    content_type TEXT NOT NULL,
    filename TEXT,
    kept_on BIGINT NOT NULL,
    digest TEXT NOT NULL
);

CREATE INDEX payload_of_channel ON payload (channel_id);
CREATE INDEX payload_by_sender ON payload (sender);
CREATE INDEX payload_by_time ON payload (purpose, kept_on);
CREATE INDEX payload_by_content ON payload (digest);
