package org.lichat.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal;

/**
 * Keeps each batch in one transaction. A batch that is given again gets the same numbers again, since what is known by heart changes
 * only when a transaction has succeeded; so it does not matter whether it was kept already.
 */
final class SqlJournal implements Journal {
    private static final Logger LOG = System.getLogger(SqlJournal.class.getName());

    /** A database of so many bytes is written anew in a moment. */
    private static final long SMALL = 64 * 1024 * 1024;

    private final Database database;
    private final HeldConnection writer;
    private final Jdbi jdbi;
    private final Retention retention;
    /** What the database holds; null until it is read. */
    private @Nullable Numbering numbering;
    /** The batch that was not kept, as far as is known. */
    private @Nullable List<Entry> pending;

    private volatile boolean moreExpired;
    /** What tells this server from others that write to the database. */
    private final long token = ThreadLocalRandom.current().nextLong();

    /** For which of the writer's connections it is known that nobody else has written. */
    private int checked;

    /** What tells the pending batch from all others. */
    private long mark;

    SqlJournal(Database database, HeldConnection writer, Jdbi jdbi, Retention retention) {
        this.database = database;
        this.writer = writer;
        this.jdbi = jdbi;
        this.retention = retention;
    }

    /** Learns what the database holds, and says that it is this server's from now on. */
    synchronized void load() {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM writer");
            handle.execute("INSERT INTO writer (token) VALUES (?)", token);
            numbering(handle);
        });
        checked = writer.opened();
    }

    /** While the connection was lost another server may have had its way, and what is known by heart is wrong. */
    private void requireNoOther(Handle handle) {
        int opened = writer.opened();
        if (opened != checked) {
            long last = handle.createQuery("SELECT token FROM writer")
                    .mapTo(long.class)
                    .one();
            if (last != token) {
                throw new IllegalStateException(
                        "Another server has written to the database meanwhile. This one must be started again.");
            }
            checked = opened;
        }
    }

    private Numbering numbering(Handle handle) {
        if (numbering == null) {
            numbering = Numbering.load(handle);
        }
        return numbering;
    }

    @Override
    public synchronized void keep(List<Entry> batch) {
        begin(batch);
        boolean certain = false;
        try {
            Unkeepable found = tryToKeep(batch);
            certain = true;
            if (found != null) {
                throw found;
            }
        } finally {
            if (certain) {
                pending = null;
            } else {
                writer.drop();
            }
        }
        if (has(batch, Change.Erased.class::isInstance)) {
            overwriteSome();
        }
    }

    @Override
    public boolean hasMoreExpired() {
        return moreExpired;
    }

    @SuppressWarnings("ReferenceEquality") // the same list means the same batch, and an equal one does not
    private void begin(List<Entry> batch) {
        if (pending == batch) {
            return;
        }
        if (pending != null) {
            numbering = null; // nobody knows any more what became of that one
        }
        pending = batch;
        mark = ThreadLocalRandom.current().nextLong();
    }

    /** Removes the traces in the files of what was deleted, however long that takes. */
    synchronized void overwriteDeleted() throws SQLException {
        database.overwriteDeleted(writer.openConnection(), Long.MAX_VALUE);
    }

    /** That the traces go a little later must not be in the way of anything. */
    private void overwriteSome() {
        try {
            database.overwriteDeleted(writer.openConnection(), SMALL);
        } catch (SQLException busy) {
            LOG.log(
                    Level.WARNING,
                    "What was erased is deleted, but can be read in the database's files for a while.",
                    busy);
        }
    }

    /** Keeps the batch, or nothing of it when there is an entry that can never be kept. */
    private @Nullable Unkeepable tryToKeep(List<Entry> batch) {
        try {
            transact(batch, attempt -> batch.forEach(attempt::write));
            return null;
        } catch (RuntimeException failed) {
            if (!isOfAnEntry(failed)) {
                throw failed;
            }
        }
        try { // again, now one by one
            transact(batch, attempt -> batch.forEach(entry -> write(attempt, entry)));
            return null;
        } catch (Unkeepable found) {
            return found;
        }
    }

    private void write(Attempt attempt, Entry entry) {
        try {
            attempt.write(entry);
            attempt.events.flush();
        } catch (RuntimeException failed) {
            SQLException error = SqlErrors.in(failed);
            throw isOfAnEntry(failed)
                    ? new Unkeepable(entry, error == null ? failed : SqlErrors.discreet(error))
                    : failed;
        }
    }

    /** Whether an entry is such that it would fail again and again: its data are, or our own code cannot cope with it. */
    private boolean isOfAnEntry(RuntimeException failed) {
        SQLException error = SqlErrors.in(failed);
        return error == null || database.isDataError(error);
    }

    private void transact(List<Entry> batch, Consumer<Attempt> writing) {
        Attempt kept = jdbi.<@Nullable Attempt, RuntimeException>inTransaction(handle -> {
            requireNoOther(handle);
            if (has(batch, Changes::isOnce) && !mark(handle)) {
                return null;
            }
            Attempt attempt = new Attempt(handle, numbering(handle).draft());
            writing.accept(attempt);
            attempt.events.trim();
            return attempt;
        });
        if (kept == null) {
            numbering = null; // it was kept before, and so the database knows more than we do
        } else {
            kept.draft.accept();
            if (has(batch, Change.HistoryExpired.class::isInstance)) {
                moreExpired = kept.events.hasMoreExpired();
            }
        }
    }

    private static boolean has(List<Entry> batch, Predicate<Change> such) {
        for (Entry entry : batch) {
            for (Change change : entry.changes()) {
                if (such.test(change)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Leaves the mark of the batch in the database; false when it is there already. */
    private boolean mark(Handle handle) {
        handle.execute("DELETE FROM kept_once WHERE batch <> ?", mark);
        return handle.execute("INSERT INTO kept_once (batch) VALUES (?) ON CONFLICT DO NOTHING", mark) == 1;
    }

    /** One transaction. */
    private final class Attempt {
        private final Numbering.Draft draft;
        private final Events events;
        private final Changes changes;

        Attempt(Handle handle, Numbering.Draft draft) {
            this.draft = draft;
            this.events = new Events(writer, handle, draft, retention);
            this.changes = new Changes(handle, draft, events);
        }

        void write(Entry entry) {
            for (Change change : entry.changes()) {
                changes.write(change);
            }
        }
    }
}
