package org.lichat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.domain.Payloads;
import org.lichat.protocol.Id;
import org.lichat.protocol.SlotType;

/** The binary contents in the database. */
final class SqlPayloads implements Payloads {
    private static final String FIND = """
            SELECT payload.name, channel.name AS channel, sender, update_id, purpose, content_type, filename, kept_on, size
            FROM payload JOIN channel ON channel.id = channel_id JOIN content ON content.digest = payload.digest
            WHERE\s""";
    private static final String READ = """
            SELECT substr(bytes, ?, ?) FROM content
            WHERE digest = (SELECT digest FROM payload WHERE name = ?) AND size > ?""";

    private final Jdbi readers;

    SqlPayloads(Jdbi readers) {
        this.readers = readers;
    }

    @Override
    public @Nullable Payload find(String name) {
        return find("payload.name = ?", name).stream().findFirst().orElse(null);
    }

    @Override
    public List<Payload> of(Name sender) {
        return find("sender = ? ORDER BY kept_on, payload.name", sender.key());
    }

    private List<Payload> find(String which, String argument) {
        return readers.withHandle(handle -> handle.createQuery(FIND + which)
                .bind(0, argument)
                .map((row, context) -> payload(row))
                .list());
    }

    private static Payload payload(ResultSet row) throws SQLException {
        return new Payload(
                row.getString("name"),
                new Payload.Owner(
                        Name.of(row.getString("channel")),
                        Name.of(row.getString("sender")),
                        row.getString("purpose"),
                        id(row.getString("update_id"))),
                new Payload.Label(row.getString("content_type"), row.getString("filename")),
                Instant.ofEpochMilli(row.getLong("kept_on")),
                row.getLong("size"));
    }

    private static @Nullable Id id(@Nullable String text) {
        return text == null ? null : SlotType.ID.ofText(text);
    }

    @Override
    public byte[] read(String name, long from, int most) {
        if (from >= Integer.MAX_VALUE) { // no array of bytes is that long
            return new byte[0];
        }
        return readers.withHandle(handle -> handle.createQuery(READ)
                .bind(0, (int) from + 1)
                .bind(1, most)
                .bind(2, name)
                .bind(3, from)
                .map((row, context) -> row.getBytes(1))
                .findOne()
                .orElse(new byte[0]));
    }

    @Override
    public long size() {
        return readers.withHandle(handle -> handle.createQuery("SELECT coalesce(sum(size), 0) FROM content")
                .map((row, context) -> row.getLong(1))
                .one());
    }
}
