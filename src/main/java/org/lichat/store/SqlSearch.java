package org.lichat.store;

import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.History.Kept;
import org.lichat.domain.History.Place;
import org.lichat.domain.History.Scope;

/**
 * A look through some thousand updates of a channel at most, in the order of their clocks. What must not lead the database to another
 * index is made an expression.
 */
final class SqlSearch {
    /** How many updates are looked through at a time, whether they are read or left out. */
    static final int SLICE = 5_000;

    private static final int FETCHED = 100;

    private static final String CHANNEL = "channel_id = (SELECT id FROM channel WHERE key = :channel)";

    /** The place where a slice ends; in the index alone. */
    static final String BOUND = "SELECT clock, seq FROM event WHERE " + CHANNEL
            + " AND (clock, seq) > (:clock, :number) AND clock <= :latest ORDER BY clock, seq LIMIT 1 OFFSET :slice";

    static final String READ = "SELECT clock, seq, wire FROM event WHERE " + CHANNEL
            + " AND (clock, seq) > (:clock, :number) AND (clock, seq) <= (:endClock, :end) AND seq + 0 <= :last";

    /** Between which numbers a slice is; in the index alone, not from the end of the table that the least or the largest would be at. */
    static final String NUMBERS = "SELECT min(seq + 0), max(seq + 0) FROM event WHERE " + CHANNEL
            + " AND (clock, seq) > (:clock, :number) AND (clock, seq) <= (:endClock, :end)";

    /** A slice in the order of the table, in which neighbours lie together. */
    static final String READ_TOGETHER = "SELECT clock, seq, wire FROM event WHERE " + CHANNEL
            + " AND seq BETWEEN :least AND :most"
            + " AND (clock + 0 > :clock OR (clock + 0 = :clock AND seq + 0 > :number))"
            + " AND (clock + 0 < :endClock OR (clock + 0 = :endClock AND seq + 0 <= :end)) AND seq + 0 <= :last";

    private static final String SENT = " AND sender || '' = :sender";
    static final String IN_ORDER = " ORDER BY clock, seq";

    static final String COUNT = "SELECT count(*) FROM (SELECT seq FROM event WHERE sender = :sender AND " + CHANNEL
            + " LIMIT :slice) AS these";

    /** All that somebody sent who has not sent more than a slice. */
    static final String READ_SENT = "SELECT clock, seq, wire FROM event WHERE sender = :sender AND " + CHANNEL
            + " AND (clock + 0 > :clock OR (clock + 0 = :clock AND seq + 0 > :number))"
            + " AND clock + 0 <= :latest AND seq + 0 <= :last";

    static final String SORTED = " ORDER BY clock + 0, seq + 0";

    private final Handle handle;
    private final Scope scope;
    private final Predicate<Kept> reader;
    private @Nullable Place stopped;

    SqlSearch(Handle handle, Scope scope, Predicate<Kept> reader) {
        this.handle = handle;
        this.scope = scope;
        this.reader = reader;
    }

    /** The place behind which to go on, or null when this was the end. */
    @Nullable Place behind(Place after) {
        if (scope.sender() != null && isFew()) {
            read(placed(READ_SENT + hinted() + SORTED, after).bind("latest", scope.latest()));
            return stopped;
        }
        Place end = placed(BOUND, after)
                .bind("latest", scope.latest())
                .bind("slice", SLICE - 1)
                .map((row, context) -> new Place(row.getLong(1), row.getLong(2)))
                .findOne()
                .orElse(null);
        Place last = end == null ? new Place(scope.latest(), Long.MAX_VALUE) : end;
        String sent = scope.sender() == null ? "" : SENT;
        Numbers numbers = sent.isEmpty() && scope.hints().isEmpty() ? Numbers.SCATTERED : numbers(after, last);
        if (numbers.lieTogether()) {
            read(placed(READ_TOGETHER + sent + hinted() + SORTED, after, last)
                    .bind("least", numbers.least)
                    .bind("most", numbers.most));
        } else {
            read(placed(READ + sent + hinted() + IN_ORDER, after, last));
        }
        return stopped == null ? end : stopped;
    }

    /** The numbers of the updates in a slice. */
    private record Numbers(long least, long most) {
        static final Numbers SCATTERED = new Numbers(0, Long.MAX_VALUE);

        /** Clocks have the order of the numbers, but for those that waited or are off by a little. */
        boolean lieTogether() {
            return most - least < 2 * SLICE;
        }
    }

    /**
     * Where few are likely to be taken it pays to read a slice as it lies in the table: otherwise each update is looked up by itself. Where
     * many are, reading ends before the end of the slice.
     */
    private Numbers numbers(Place after, Place last) {
        return placed(NUMBERS, after, last)
                .map((row, context) -> new Numbers(row.getLong(1), row.getLong(2)))
                .one();
    }

    private Query placed(String sql, Place after, Place last) {
        return placed(sql, after).bind("endClock", last.clock()).bind("end", last.number());
    }

    private boolean isFew() {
        return sender(handle.createQuery(COUNT).bind("channel", scope.channel().key()))
                        .bind("slice", SLICE + 1)
                        .mapTo(int.class)
                        .one()
                <= SLICE;
    }

    private Query placed(String sql, Place after) {
        return handle.createQuery(sql)
                .bind("channel", scope.channel().key())
                .bind("clock", after.clock())
                .bind("number", after.number());
    }

    private Query sender(Query query) {
        return scope.sender() == null
                ? query
                : query.bind("sender", scope.sender().key());
    }

    /** The hints come as they are in the wire format; that SQLite looks past the case of letters does no harm. */
    private String hinted() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < scope.hints().size(); i++) {
            sql.append(i == 0 ? " AND (" : " OR ")
                    .append("wire LIKE :hint")
                    .append(i)
                    .append(" ESCAPE '!'");
        }
        return sql.length() == 0 ? "" : sql.append(')').toString();
    }

    private void read(Query query) {
        for (int i = 0; i < scope.hints().size(); i++) {
            query.bind("hint" + i, '%' + scope.hints().get(i).replaceAll("[!%_]", "!$0") + '%');
        }
        sender(query)
                .setFetchSize(FETCHED)
                .bind("last", scope.last())
                .map((row, context) -> new Kept(row.getLong("seq"), row.getLong("clock"), row.getString("wire")))
                .useIterator(kept -> {
                    while (stopped == null && kept.hasNext()) {
                        Kept next = kept.next();
                        if (!reader.test(next)) {
                            stopped = new Place(next.clock(), next.number());
                        }
                    }
                });
    }
}
