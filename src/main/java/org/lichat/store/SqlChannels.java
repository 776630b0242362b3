package org.lichat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attributes;
import org.lichat.domain.Channel;
import org.lichat.domain.Channels;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;

/** The channels in the database. */
final class SqlChannels implements Channels {
    private final Jdbi readers;

    private static final String ALL = """
            SELECT key, name, kind, registrant, created_on, empty_since, rules,
              (SELECT max(seq) FROM event WHERE channel_id = channel.id) AS newest
            FROM channel""";

    private record Value(String channel, String attribute, String text) {}

    SqlChannels(Jdbi readers) {
        this.readers = readers;
    }

    @Override
    public List<KeptChannel> all() {
        return readers.withHandle(handle -> {
            Map<String, Map<String, String>> attributes = attributes(handle);
            return handle.createQuery(ALL)
                    .map((row, context) -> channel(row, attributes.getOrDefault(row.getString("key"), Map.of())))
                    .list();
        });
    }

    @Override
    public Attributes ofNetwork() {
        return Attributes.of(readers.withHandle(SqlChannels::attributes).getOrDefault("", Map.of()));
    }

    /** By the channel's key, which is empty for the network. */
    private static Map<String, Map<String, String>> attributes(Handle handle) {
        Map<String, Map<String, String>> attributes = new HashMap<>();
        handle.createQuery("SELECT channel, name, value FROM attribute WHERE profile = ''")
                .map((row, context) ->
                        new Value(row.getString("channel"), row.getString("name"), row.getString("value")))
                .forEach(value -> attributes
                        .computeIfAbsent(value.channel, any -> new HashMap<>())
                        .put(value.attribute, value.text));
        return attributes;
    }

    private static KeptChannel channel(ResultSet row, Map<String, String> attributes) throws SQLException {
        try {
            return read(row, attributes);
        } catch (IllegalArgumentException | IllegalStateException foreign) {
            throw new Unreadable("what it holds of the channel " + row.getString("key") + " cannot be read", foreign);
        }
    }

    private static KeptChannel read(ResultSet row, Map<String, String> attributes) throws SQLException {
        return new KeptChannel(
                Name.of(row.getString("name")),
                new KeptChannel.Origin(
                        Channel.Kind.valueOf(row.getString("kind")),
                        Name.of(row.getString("registrant")),
                        Instant.ofEpochMilli(row.getLong("created_on"))),
                emptySince(row),
                RulesText.read(row.getString("rules")),
                Attributes.of(attributes),
                row.getLong("newest"));
    }

    private static @Nullable Instant emptySince(ResultSet row) throws SQLException {
        long millis = row.getLong("empty_since");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
