package org.lichat.durability;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.store.Postgres;

/** The database is away for a minute, or the disk is full, while clients talk. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OutageDurability {
    private static final int MINUTE = 60;
    private static final long DISK_BYTES = 24L << 20;

    @TempDir
    Path folder;

    @Test
    void theDatabaseIsAwayForAMinute() throws Exception {
        try (Postgres database = Postgres.start(folder);
                Trial trial = new Trial(folder, Kept.in(database.newDatabase()), Outage.SMALL_JOURNAL)) {
            trial.start();
            Crowd crowd = new Crowd("away", Outage.WINDOW);
            crowd.enter(trial.port());
            new Outage(trial, crowd, "(failure ").lasts(MINUTE, database::stop, database::restart);
        }
    }

    @Test
    void theDiskIsFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), DISK_BYTES);
                Trial trial = new Trial(folder, Kept.inFolder(disk.path().resolve("data")), Outage.SMALL_JOURNAL)) {
            trial.start();
            for (int time = 1; time <= 3; time++) {
                Crowd crowd = new Crowd("full" + time, Outage.WINDOW);
                crowd.enter(trial.port());
                new Outage(trial, crowd, "(connect ").lasts(10, disk::fill, disk::free);
            }
            trial.round("killed-when-full", 500, () -> {
                disk.fill();
                TimeUnit.SECONDS.sleep(1);
                trial.killServer();
                disk.free();
                return true;
            });
        }
    }
}
