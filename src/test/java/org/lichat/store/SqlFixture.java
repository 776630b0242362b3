package org.lichat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.lichat.domain.Change;
import org.lichat.domain.Stores;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/** A store with a database to test. */
abstract class SqlFixture extends StoreTests {
    private Settings more = Settings.defaults();
    private @Nullable SqlStore store;
    private @Nullable LossyDatabase database;

    /** The settings, completed with the place of the test's database, which is always the same. */
    abstract Settings in(Settings settings);

    /** Executes something beside the store. */
    abstract void execute(String sql) throws SQLException;

    /** How the database would execute the statement. */
    abstract String explain(String statement) throws SQLException;

    /** Makes the database refuse the data of every event in which this word stands. */
    abstract void refuse(String word) throws SQLException;

    @Override
    final Stores stores() {
        if (store == null) {
            database = new LossyDatabase(Database.of(in(more)));
            store = SqlStore.open(database, in(more));
        }
        return store.stores();
    }

    @Override
    @AfterEach
    final void reopen() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    final SqlStore open() {
        stores();
        return Objects.requireNonNull(store);
    }

    final LossyDatabase database() {
        stores();
        return Objects.requireNonNull(database);
    }

    final <T> void reopenWith(Setting<T> setting, T value) {
        reopen();
        more = more.with(setting, value);
    }

    final List<Change> many(int count, long clock) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(said(LOBBY, message(i, ALICE, clock, clock + "-" + i)));
        }
        return changes;
    }

    final void keepMany(int count, long clock) {
        keep(many(count, clock).toArray(Change[]::new));
    }
}
