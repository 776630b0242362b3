package org.lichat.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BundledSchedulerTest {
    @Test
    void runsTasksAgainAndAgain() throws InterruptedException {
        try (var bundled = new BundledScheduler()) {
            var twice = new CountDownLatch(2);
            var ticking = bundled.executor().scheduleAtFixedRate(twice::countDown, 0, 1, TimeUnit.MILLISECONDS);
            assertTrue(twice.await(10, TimeUnit.SECONDS));
            assertFalse(ticking.isDone());
        }
    }

    @Test
    void refusesItsLifecycleToThoseWhoAreGivenIt() {
        try (var bundled = new BundledScheduler()) {
            assertThrows(IllegalStateException.class, bundled.executor()::shutdown);
        }
    }

    @Test
    void endsItsThreadsAndForgetsWhatWasScheduled() throws Exception {
        var bundled = new BundledScheduler();
        var thread = bundled.executor().submit(Thread::currentThread).get(10, TimeUnit.SECONDS);
        var late = bundled.executor().schedule(() -> "late", 1, TimeUnit.HOURS);
        bundled.close();
        thread.join(10_000);
        assertFalse(thread.isAlive());
        assertTrue(late.isCancelled());
        assertThrows(RejectedExecutionException.class, () -> bundled.executor().submit(() -> {}));
    }

    @Test
    void letsARunningTaskEnd() throws Exception {
        var bundled = new BundledScheduler();
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var result = bundled.executor().submit(() -> {
            running.countDown();
            goOn.await();
            return "done";
        });
        running.await();
        var closing = new Thread(bundled::close);
        closing.start();
        goOn.countDown();
        closing.join();
        assertEquals("done", result.get());
    }
}
