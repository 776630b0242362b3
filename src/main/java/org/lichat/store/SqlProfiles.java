package org.lichat.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attributes;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Profiles;

/** The profiles in the database. */
final class SqlProfiles implements Profiles {
    private static final int MOST_UNUSED = 1_000;

    /** In one statement, so that all of it is of one moment. */
    private static final String FIND = """
            SELECT profile.name AS name, password, registered_on, last_used,
              attribute.channel AS channel, attribute.name AS attribute, attribute.value AS value
            FROM profile LEFT JOIN attribute ON attribute.profile = profile.key
            WHERE profile.key = ?""";

    private static final String HAVING = """
            SELECT profile.name AS owner, attribute.value AS value
            FROM profile JOIN attribute ON attribute.profile = profile.key
            WHERE attribute.channel = '' AND attribute.name = ?""";

    private final Jdbi readers;

    private record Row(
            Profile bare,
            @Nullable String channel,
            @Nullable String attribute,
            @Nullable String value) {}

    SqlProfiles(Jdbi readers) {
        this.readers = readers;
    }

    @Override
    public @Nullable Profile find(Name name) {
        List<Row> rows = readers.withHandle(handle -> handle.createQuery(FIND)
                .bind(0, name.key())
                .map((row, context) -> new Row(
                        new Profile(
                                Name.of(row.getString("name")),
                                row.getString("password"),
                                Instant.ofEpochMilli(row.getLong("registered_on")),
                                Instant.ofEpochMilli(row.getLong("last_used")),
                                Attributes.NONE,
                                Map.of()),
                        row.getString("channel"),
                        row.getString("attribute"),
                        row.getString("value")))
                .list());
        return rows.isEmpty() ? null : withAttributes(rows);
    }

    private static Profile withAttributes(List<Row> rows) {
        Map<String, Map<String, String>> byChannel = new HashMap<>();
        for (Row row : rows) {
            if (row.channel != null) {
                byChannel
                        .computeIfAbsent(row.channel, any -> new HashMap<>())
                        .put(Objects.requireNonNull(row.attribute), Objects.requireNonNull(row.value));
            }
        }
        Map<Name, Attributes> memberships = new HashMap<>();
        byChannel.forEach((channel, attributes) -> {
            if (!channel.isEmpty()) {
                memberships.put(Name.of(channel), Attributes.of(attributes));
            }
        });
        Profile bare = rows.get(0).bare;
        return new Profile(
                bare.name(),
                bare.password(),
                bare.registeredOn(),
                bare.lastUsed(),
                Attributes.of(byChannel.getOrDefault("", Map.of())),
                Map.copyOf(memberships));
    }

    @Override
    public Collection<Name> names() {
        return readers.withHandle(handle -> handle.createQuery("SELECT name FROM profile")
                .map((row, context) -> Name.of(row.getString(1)))
                .list());
    }

    @Override
    public Map<Name, String> having(String attribute) {
        Map<Name, String> values = new HashMap<>();
        readers.useHandle(handle -> handle.createQuery(HAVING)
                .bind(0, attribute)
                .map((row, context) -> values.put(Name.of(row.getString("owner")), row.getString("value")))
                .list());
        return values;
    }

    @Override
    public List<Name> unusedSince(Instant time) {
        return readers.withHandle(
                handle -> handle.createQuery("SELECT name FROM profile WHERE last_used < ? ORDER BY last_used LIMIT ?")
                        .bind(0, time.toEpochMilli())
                        .bind(1, MOST_UNUSED)
                        .map((row, context) -> Name.of(row.getString(1)))
                        .list());
    }
}
