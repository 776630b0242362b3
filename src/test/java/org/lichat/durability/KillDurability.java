package org.lichat.durability;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.store.Postgres;

/** The server, the database server, or both are killed again and again in the midst of everything. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KillDurability {
    private static final int ROUNDS = Integer.getInteger("durability.rounds", 20);

    @TempDir
    Path folder;

    private final Random random = new Random();

    private long someMillis() {
        return 500L + random.nextInt(1_500);
    }

    @Test
    void nothingIsLostOnSqlite() throws Exception {
        try (Trial trial = new Trial(folder, Kept.inFolder(folder.resolve("data")))) {
            trial.start();
            for (int round = 1; round <= ROUNDS; round++) {
                trial.round("kill" + round, someMillis(), trial::killServer);
            }
        }
    }

    @Test
    void nothingIsLostOnPostgresql() throws Exception {
        try (Postgres database = Postgres.start(folder);
                Trial trial = new Trial(folder, Kept.in(database.newDatabase()))) {
            trial.start();
            for (int round = 1; round <= ROUNDS; round++) {
                switch (round % 3) {
                    case 0 -> trial.round("kill" + round, someMillis(), trial::killServer);
                    case 1 -> trial.round("kill-database" + round, someMillis(), () -> killDatabase(database));
                    default -> trial.round("kill-both" + round, someMillis(), () -> killBoth(trial, database));
                }
            }
        }
    }

    private static boolean killDatabase(Postgres database) throws Exception {
        database.kill();
        database.restart();
        return false;
    }

    private boolean killBoth(Trial trial, Postgres database) throws Exception {
        if (random.nextBoolean()) {
            trial.killServer();
            database.kill();
        } else {
            database.kill();
            trial.killServer();
        }
        database.restart();
        return true;
    }
}
