package org.lichat.store;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which channels are kept and how their events are numbered, as of the last transaction that succeeded. A transaction works on a
 * {@link Draft}, so that one that fails has changed nothing, and is the same when it is tried again.
 */
final class Numbering {
    /** How many kept events are remembered, of all channels, to recognise one that a client sends again. */
    static final int REMEMBERED = 100_000;

    /** From how long before the newest event they are remembered after a start, in seconds. */
    private static final long SEED_SECONDS = 600;

    private static final int MOST_SEEDED = 20_000;
    private static final int LEAST_SEEDED = 100;

    /** One step in the index for each number: the events themselves are never counted. */
    private static final String CHANNELS = """
            SELECT id, key,
              (SELECT min(seq) FROM event WHERE channel_id = channel.id) AS oldest,
              (SELECT max(seq) FROM event WHERE channel_id = channel.id) AS newest,
              (SELECT min(clock) FROM event WHERE channel_id = channel.id) AS oldest_clock,
              (SELECT max(clock) FROM event WHERE channel_id = channel.id) AS newest_clock
            FROM channel""";

    private static final String NEWEST =
            "SELECT wire FROM event WHERE channel_id = ? AND clock >= ? ORDER BY clock DESC, seq DESC LIMIT ?";

    private final Map<String, ChannelNumbers> channels = new HashMap<>();
    private final Set<Digest> remembered = new LinkedHashSet<>();
    private long nextId = 1;

    private record Row(String key, ChannelNumbers numbers, long newestClock) {}

    private Numbering() {}

    /** What the database holds. */
    static Numbering load(Handle handle) {
        Numbering numbering = new Numbering();
        List<Row> rows = handle.createQuery(CHANNELS)
                .map((row, context) -> {
                    long newest = row.getLong("newest");
                    long clock = row.getLong("oldest_clock");
                    long oldestClock = row.wasNull() ? ChannelNumbers.NEVER : clock;
                    long oldest = newest == 0 ? 1 : row.getLong("oldest");
                    ChannelNumbers numbers = new ChannelNumbers(row.getLong("id"), oldest, newest + 1, oldestClock);
                    return new Row(row.getString("key"), numbers, row.getLong("newest_clock"));
                })
                .list();
        long since = rows.stream().mapToLong(Row::newestClock).max().orElse(0) - SEED_SECONDS;
        List<Row> active = rows.stream()
                .filter(row -> row.newestClock > 0 && row.newestClock >= since)
                .toList();
        int share = Math.max(LEAST_SEEDED, Math.min(MOST_SEEDED, REMEMBERED / Math.max(1, active.size())));
        for (Row row : rows) {
            numbering.channels.put(row.key, row.numbers);
            numbering.nextId = Math.max(numbering.nextId, row.numbers.id() + 1);
        }
        active.forEach(row -> numbering.seed(handle, row.numbers.id(), since, share));
        return numbering;
    }

    private void seed(Handle handle, long channel, long since, int most) {
        handle.createQuery(NEWEST)
                .bind(0, channel)
                .bind(1, since)
                .bind(2, most)
                .map((row, context) -> row.getString(1))
                .forEach(wire -> remember(Digest.of(channel, wire)));
    }

    private void remember(Digest digest) {
        if (remembered.add(digest) && remembered.size() > REMEMBERED) {
            var eldest = remembered.iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** A draft of the next state. */
    Draft draft() {
        return new Draft();
    }

    /** Changes that become those of the numbering when their transaction has succeeded. */
    final class Draft {
        private final Map<String, @Nullable ChannelNumbers> changed = new HashMap<>();
        private final Set<Digest> added = new LinkedHashSet<>();
        private long draftedId = nextId;

        /** The numbers of the channel with that key, or null when it is not kept. */
        @Nullable ChannelNumbers find(String key) {
            return changed.containsKey(key) ? changed.get(key) : channels.get(key);
        }

        /** The numbers of the channel with that key, which gets an id unless it has one. */
        ChannelNumbers open(String key) {
            ChannelNumbers known = find(key);
            if (known != null) {
                return known;
            }
            ChannelNumbers made = ChannelNumbers.empty(draftedId++);
            changed.put(key, made);
            return made;
        }

        void put(String key, ChannelNumbers numbers) {
            changed.put(key, numbers);
        }

        void remove(String key) {
            changed.put(key, null);
        }

        /** Remembers an event; false when it was remembered already, which is when a client sent it again. */
        boolean isNew(Digest digest) {
            return !remembered.contains(digest) && added.add(digest);
        }

        /** The keys of the channels that pass, as they are in the draft. */
        List<String> keys(Predicate<ChannelNumbers> passes) {
            Set<String> keys = new LinkedHashSet<>(channels.keySet());
            keys.addAll(changed.keySet());
            keys.removeIf(key -> {
                ChannelNumbers numbers = find(key);
                return numbers == null || !passes.test(numbers);
            });
            return List.copyOf(keys);
        }

        /** The keys of the channels that were changed and are still there. */
        List<String> changedKeys() {
            return changed.keySet().stream()
                    .filter(key -> Objects.nonNull(changed.get(key)))
                    .toList();
        }

        /** The transaction has succeeded. */
        void accept() {
            changed.forEach((key, numbers) -> {
                if (numbers == null) {
                    channels.remove(key);
                } else {
                    channels.put(key, numbers);
                }
            });
            added.forEach(Numbering.this::remember);
            nextId = draftedId;
        }
    }
}
