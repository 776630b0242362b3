package org.lichat.durability;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.store.Postgres;

/** The server is asked to end in the midst of everything. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StopDurability {
    private static final int ROUNDS = Integer.getInteger("durability.stops", 5);

    @TempDir
    Path folder;

    @Test
    void itEndsDecentlyOnSqlite() throws Exception {
        try (Trial trial = new Trial(folder, Kept.inFolder(folder.resolve("data")))) {
            stopAgainAndAgain(trial);
        }
    }

    @Test
    void itEndsDecentlyOnPostgresql() throws Exception {
        try (Postgres database = Postgres.start(folder);
                Trial trial = new Trial(folder, Kept.in(database.newDatabase()))) {
            stopAgainAndAgain(trial);
        }
    }

    private static void stopAgainAndAgain(Trial trial) throws Exception {
        trial.start();
        for (int round = 1; round <= ROUNDS; round++) {
            trial.round("stop" + round, 1_000, trial::stopServer).sawTheSameEnd(1012);
        }
    }
}
