package org.lichat.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Name;
import org.lichat.protocol.Core;
import org.lichat.protocol.Update;

/** The events that one transaction adds and takes away. */
final class Events {
    /** How many more than the limit a channel may hold, so that old ones are deleted many at a time. */
    static final int SLACK = 1_000;

    /** How many expired events are deleted at a time; the writer must not be away for long. */
    static final int MOST_EXPIRED = 1_000;

    /** How many events beyond the limit are deleted at a time, which is more than a transaction can add. */
    private static final int MOST_TRIMMED = 5_000;

    /** An event may be there already when its transaction is tried again. */
    private static final String INSERT = """
            INSERT INTO event (channel_id, seq, clock, sender, target, type, wire)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String EXPIRE = """
            DELETE FROM event WHERE channel_id = ? AND seq IN
              (SELECT seq FROM event WHERE channel_id = ? AND clock < ? ORDER BY clock, seq LIMIT ?)""";

    /** How many events of a person are deleted by one statement. */
    static final int MOST_ERASED = 5_000;

    private static final String PART = " = ? AND (channel_id, seq) > (?, ?)";
    private static final String BOUND = " ORDER BY channel_id, seq LIMIT 1 OFFSET ?";
    private static final String UPTO = " AND (channel_id, seq) <= (?, ?)";
    static final String BOUND_SENT = "SELECT channel_id, seq FROM event WHERE sender" + PART + BOUND;
    static final String BOUND_SUFFERED = "SELECT channel_id, seq FROM event WHERE target" + PART + BOUND;
    static final String ERASE_SENT = "DELETE FROM event WHERE sender" + PART + UPTO;
    static final String ERASE_SUFFERED = "DELETE FROM event WHERE target" + PART + UPTO;

    /** The place of an event in the order of the table. */
    private record Place(long channel, long number) {
        static final Place END = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private final Handle handle;
    private final Numbering.Draft draft;
    private final Retention retention;
    private final HeldConnection writer;
    private @Nullable PreparedStatement run;
    private boolean moreExpired;

    /** Those of the transaction of a handle on the writer's connection. */
    Events(HeldConnection writer, Handle handle, Numbering.Draft draft, Retention retention) {
        this.writer = writer;
        this.handle = handle;
        this.draft = draft;
        this.retention = retention;
    }

    /** Adds what was distributed over a kept channel, unless a client has sent it again; inserted at the next {@link #flush}. */
    void add(Change.Distributed distributed) {
        String key = distributed.channel().key();
        ChannelNumbers numbers = draft.find(key);
        if (numbers == null || retention.keepsNothing()) {
            return;
        }
        if (!draft.isNew(Digest.of(numbers.id(), distributed.frame().wire()))) {
            return;
        }
        try {
            insert(numbers.id(), distributed);
        } catch (SQLException failed) {
            throw new IllegalStateException("An event cannot be kept.", failed);
        }
        draft.put(
                key,
                numbers.plusEvent(distributed.number(), distributed.update().get(Core.CLOCK)));
    }

    private void insert(long channel, Change.Distributed distributed) throws SQLException {
        Update update = distributed.update();
        PreparedStatement row = run == null ? writer.prepare(INSERT) : run;
        run = row;
        row.setLong(1, channel);
        row.setLong(2, distributed.number());
        row.setLong(3, update.get(Core.CLOCK));
        row.setString(4, Name.of(update.get(Core.FROM)).key());
        row.setString(5, target(update));
        row.setString(6, update.type().name().toString());
        row.setString(7, distributed.frame().wire());
        row.addBatch();
    }

    private static @Nullable String target(Update update) {
        String target = update.find(Core.TARGET);
        return target != null && Name.isValid(target) ? Name.of(target).key() : null;
    }

    /** Inserts what was added so far; before anything that deletes. */
    void flush() {
        PreparedStatement ready = run;
        if (ready != null) {
            run = null;
            try {
                ready.executeBatch();
            } catch (SQLException failed) {
                throw new IllegalStateException("An event cannot be kept.", failed);
            }
        }
    }

    void deleteAll(ChannelNumbers numbers) {
        flush();
        handle.execute("DELETE FROM event WHERE channel_id = ?", numbers.id());
    }

    void erase(Name person) {
        flush();
        erase(person.key(), BOUND_SENT, ERASE_SENT);
        erase(person.key(), BOUND_SUFFERED, ERASE_SUFFERED);
    }

    /** Goes through the index once, part by part: one statement over everything may take longer than the connection waits for it. */
    private void erase(String person, String bound, String erase) {
        Place after = new Place(0, 0);
        while (!after.equals(Place.END)) {
            Place last = handle.createQuery(bound)
                    .bind(0, person)
                    .bind(1, after.channel)
                    .bind(2, after.number)
                    .bind(3, MOST_ERASED - 1)
                    .map((row, context) -> new Place(row.getLong(1), row.getLong(2)))
                    .findOne()
                    .orElse(Place.END);
            handle.execute(erase, person, after.channel, after.number, last.channel, last.number);
            after = last;
        }
    }

    /** Deletes some of what is older than that clock. */
    void expire(long clock) {
        flush();
        long before = retention.keepsNothing() ? ChannelNumbers.NEVER : clock;
        int left = MOST_EXPIRED;
        for (String key : draft.keys(numbers -> numbers.oldestClock() < before)) {
            ChannelNumbers numbers = draft.open(key);
            int deleted = handle.execute(EXPIRE, numbers.id(), numbers.id(), before, left);
            long oldest = handle.createQuery("SELECT min(clock) FROM event WHERE channel_id = ?")
                    .bind(0, numbers.id())
                    .map((row, context) -> {
                        long least = row.getLong(1);
                        return row.wasNull() ? ChannelNumbers.NEVER : least;
                    })
                    .one();
            draft.put(key, numbers.withOldestClock(oldest));
            left -= Math.max(1, deleted);
            if (left <= 0) {
                break;
            }
        }
        moreExpired = !draft.keys(numbers -> numbers.oldestClock() < before).isEmpty();
    }

    /** Whether something is left that is older than {@link #expire} was told. */
    boolean hasMoreExpired() {
        return moreExpired;
    }

    /** Deletes the oldest events of the changed channels that hold too many. */
    void trim() {
        flush();
        if (retention.keepsNothing()) {
            return;
        }
        List<String> changed = draft.changedKeys();
        for (String key : changed) {
            ChannelNumbers numbers = draft.open(key);
            if (numbers.count() > retention.limit() + SLACK) {
                long first = Math.min(numbers.next() - retention.limit(), numbers.oldest() + MOST_TRIMMED);
                handle.execute("DELETE FROM event WHERE channel_id = ? AND seq < ?", numbers.id(), first);
                draft.put(key, numbers.from(first));
            }
        }
    }
}
