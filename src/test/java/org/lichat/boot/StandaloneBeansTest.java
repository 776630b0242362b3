package org.lichat.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lichat.server.Scheduler;

class StandaloneBeansTest {
    @Test
    void findsTheSchedulerAndEndsItWithTheContainer() throws Exception {
        ManagedScheduledExecutorService scheduler;
        try (var container = StandaloneBeans.start()) {
            scheduler = container
                    .select(ManagedScheduledExecutorService.class, Scheduler.Literal.INSTANCE)
                    .get();
            var worker = scheduler.submit(Thread::currentThread).get(10, TimeUnit.SECONDS);
            assertNotSame(Thread.currentThread(), worker);
            assertEquals(
                    7, scheduler.schedule(() -> 7, 1, TimeUnit.MILLISECONDS).get(10, TimeUnit.SECONDS));
        }
        assertThrows(RejectedExecutionException.class, () -> scheduler.execute(() -> {}));
    }
}
