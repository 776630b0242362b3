package org.lichat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.History;
import org.lichat.domain.Name;
import org.lichat.domain.Said;

/** What was said, in the database. */
final class SqlHistory implements History {
    private static final String READ = """
            SELECT seq, clock, wire FROM event
            WHERE channel_id = (SELECT id FROM channel WHERE key = ?) AND seq > ? AND seq <= ?
            ORDER BY seq LIMIT ?""";
    private static final String NEWEST = """
            SELECT seq FROM event WHERE channel_id = (SELECT id FROM channel WHERE key = ?) AND seq <= ?
            ORDER BY seq DESC LIMIT 1 OFFSET ?""";

    /** Clocks need not have the order in which updates were seen: one that waited through an outage keeps its own. */
    private static final String SINCE =
            "SELECT min(seq) FROM event WHERE channel_id = (SELECT id FROM channel WHERE key = ?) AND clock >= ?";

    private static final String SAID = "SELECT (SELECT name FROM channel WHERE id = channel_id) AS channel, wire,"
            + " channel_id, seq FROM event WHERE ";

    /** In the order of the indexes, so that two streams are merged and nothing has to be sorted; each event comes once. */
    static final String CONCERNING =
            SAID + "sender = ? UNION ALL " + SAID + "target = ? AND sender <> ?" + " ORDER BY channel_id, seq";

    /** How many updates are in memory at a time. */
    private static final int FETCHED = 100;

    /** How many updates are fetched at a time that may be large, and after how many characters a page is full. */
    private static final int FEW = 20;

    private static final int PAGE_LENGTH = 64 * 1024;

    private final Jdbi readers;

    SqlHistory(Jdbi readers) {
        this.readers = readers;
    }

    @Override
    public List<Kept> read(Name channel, Stretch stretch, int most) {
        List<Kept> page = new ArrayList<>();
        // In a transaction, since PostgreSQL sends everything at once outside of one.
        readers.useTransaction(handle -> handle.createQuery(READ)
                .setFetchSize(FEW)
                .bind(0, channel.key())
                .bind(1, stretch.after())
                .bind(2, stretch.last())
                .bind(3, most)
                .map((row, context) -> new Kept(row.getLong("seq"), row.getLong("clock"), row.getString("wire")))
                .useIterator(kept -> {
                    int length = 0;
                    while (length < PAGE_LENGTH && kept.hasNext()) {
                        page.add(kept.next());
                        length += page.get(page.size() - 1).wire().length();
                    }
                }));
        return page;
    }

    @Override
    public Stretch newest(Name channel, long last, int count) {
        long after = readers.withHandle(handle -> handle.createQuery(NEWEST)
                .bind(0, channel.key())
                .bind(1, last)
                .bind(2, count)
                .map((row, context) -> row.getLong(1))
                .findOne()
                .orElse(0L));
        return new Stretch(after, last);
    }

    @Override
    public Stretch since(Name channel, long last, long clock) {
        long first = readers.withHandle(handle -> handle.createQuery(SINCE)
                .bind(0, channel.key())
                .bind(1, clock)
                .map((row, context) -> {
                    long number = row.getLong(1);
                    return row.wasNull() ? last + 1 : number;
                })
                .one());
        return new Stretch(Math.min(first - 1, last), last);
    }

    @Override
    public @Nullable Place search(Scope scope, Place after, Predicate<Kept> reader) {
        // In a transaction, for the same reason.
        return readers.<@Nullable Place, RuntimeException>inTransaction(
                handle -> new SqlSearch(handle, scope, reader).behind(after));
    }

    @Override
    public void concerning(Name person, Predicate<Said> reader) {
        // In a transaction, since PostgreSQL sends everything at once outside of one.
        readers.useTransaction(handle -> handle.createQuery(CONCERNING)
                .setFetchSize(FETCHED)
                .bind(0, person.key())
                .bind(1, person.key())
                .bind(2, person.key())
                .map((row, context) -> new Said(Name.of(row.getString("channel")), row.getString("wire")))
                .useIterator(said -> {
                    boolean more = true;
                    while (more && said.hasNext()) {
                        more = reader.test(said.next());
                    }
                }));
    }
}
