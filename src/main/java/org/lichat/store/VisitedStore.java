package org.lichat.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.lichat.domain.History;
import org.lichat.domain.Journal;
import org.lichat.domain.Name;
import org.lichat.domain.Stores;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;

/** What a server keeps, seen from beside it: the server may be running or not, and goes on as if nobody were there. */
public final class VisitedStore {
    private final Database database;
    private final Jdbi jdbi;

    private VisitedStore(Database database) {
        this.database = database;
        this.jdbi = SqlStore.discreet(Jdbi.create(database.migrating()));
    }

    /** What is done during a visit. */
    public interface Visit {
        /** Does it. */
        void to(VisitedStore store) throws IOException, SQLException;
    }

    /**
     * Visits the store that the settings ask for.
     *
     * @throws InvalidSetting when it is not there, not of this version, or the database does not do what is asked of it; the message
     *     says what to do
     */
    public static void visit(Settings settings, Visit visit) throws IOException {
        Database database = Database.beside(settings);
        try {
            Schema.requireCurrent(database);
            visit.to(new VisitedStore(database));
        } catch (SQLException
                | FlywayException
                | JdbiException
                | Unreadable
                | Schema.NewerSchema
                | Schema.OlderSchema failed) {
            throw database.refusal(SqlErrors.in(failed), failed);
        } finally {
            database.close();
        }
    }

    /** The ports to it; its journal refuses everything. */
    public Stores stores() {
        Journal none = batch -> {
            throw new UnsupportedOperationException("Only the server itself writes the journal.");
        };
        History history = new SqlHistory(jdbi);
        return new Stores(new SqlProfiles(jdbi), new SqlChannels(jdbi), none, history, new SqlPayloads(jdbi));
    }

    /**
     * Changes the password of a profile; a running server knows it from the next login on.
     *
     * @return whether there is such a profile
     */
    public boolean changePassword(Name name, String hash) {
        return jdbi.withHandle(
                handle -> handle.execute("UPDATE profile SET password = ? WHERE key = ?", hash, name.key()) == 1);
    }

    /**
     * Copies everything, as of one moment, into an SQLite database that a server can be started on.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is something of that name
     */
    public void backup(Path file) throws IOException, SQLException {
        Backup.write(database, file);
    }
}
