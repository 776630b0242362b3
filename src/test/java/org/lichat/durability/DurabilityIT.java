package org.lichat.durability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.store.Postgres;

/** An echoed update is a kept update; in short, what the tests of the profile "durability" show at length. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DurabilityIT {
    private static final long TALK_MILLIS = 700;

    @TempDir
    Path folder;

    @Test
    void onSqlite() throws Exception {
        try (Trial trial = new Trial(folder, Kept.inFolder(folder.resolve("data")))) {
            trial.start();
            trial.round("kill", TALK_MILLIS, trial::killServer);
            Crowd crowd = new Crowd("stop", Trial.WIDE);
            crowd.enter(trial.port());
            crowd.talk(Trial.RATE);
            TimeUnit.MILLISECONDS.sleep(TALK_MILLIS);
            trial.stopServer();
            crowd.awaitEnd();
            crowd.sawTheSameEnd(1012);
            assertTrue(crowd.isKept(trial.kept()) >= crowd.echoed());
        }
    }

    @Test
    void onPostgresql() throws Exception {
        try (Postgres database = Postgres.start(folder);
                Trial trial = new Trial(folder, Kept.in(database.newDatabase()), Outage.SMALL_JOURNAL)) {
            trial.start();
            Crowd crowd = new Crowd("outage", Outage.WINDOW);
            crowd.enter(trial.port());
            new Outage(trial, crowd, "(failure ").lasts(2, database::stop, database::restart);
            trial.round("kill-both", TALK_MILLIS, () -> {
                trial.killServer();
                database.kill();
                database.restart();
                return true;
            });
        }
    }
}
