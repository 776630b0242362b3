package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Periodic work on the scheduler of a container that loses tasks, as GlassFish does while something is deployed. */
class RepetitionTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration NO_PATIENCE = Duration.ofMillis(50);

    private final LossyScheduler scheduler = new LossyScheduler();
    private final Semaphore turns = new Semaphore(0);

    @AfterEach
    void end() {
        scheduler.shutdownNow();
    }

    @Test
    void itIsDoneAgainAndAgain() throws InterruptedException {
        repetition(turns::release).begin();
        awaitTurns(3);
    }

    @Test
    void whatIsLostIsMadeUpForWhenSomebodyLooks() throws InterruptedException {
        Repetition repetition = repetition(turns::release);
        scheduler.lose(1);
        repetition.begin();
        while (!turns.tryAcquire(10, TimeUnit.MILLISECONDS)) {
            repetition.look();
        }
        awaitTurns(3);
    }

    @Test
    void aTurnThatTakesLongIsNotLost() throws InterruptedException {
        Semaphore goOn = new Semaphore(0);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Repetition repetition = repetition(() -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            turns.release();
            goOn.acquireUninterruptibly();
            atOnce.decrementAndGet();
        });
        repetition.begin();
        awaitTurns(1);
        long end = System.nanoTime() + 3 * NO_PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            repetition.look();
        }
        assertEquals(0, turns.availablePermits());
        goOn.release(100);
        awaitTurns(2);
        assertEquals(1, most.get());
    }

    @Test
    void afterItsEndNothingIsMadeUpFor() throws InterruptedException {
        Repetition repetition = repetition(turns::release);
        repetition.begin();
        awaitTurns(1);
        repetition.end();
        assertTrue(scheduler.isIdleSoon());
        turns.drainPermits();
        long end = System.nanoTime() + 3 * NO_PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            repetition.look();
        }
        assertEquals(0, turns.availablePermits());
    }

    @Test
    void whatFailsIsDoneAgain() throws InterruptedException {
        repetition(() -> {
                    turns.release();
                    throw new IllegalStateException("This is a failure that the test asks for.");
                })
                .begin();
        awaitTurns(3);
    }

    private Repetition repetition(Runnable task) {
        return new Repetition(scheduler, () -> SHORT, task, NO_PATIENCE);
    }

    private void awaitTurns(int count) throws InterruptedException {
        assertTrue(turns.tryAcquire(count, 20, TimeUnit.SECONDS));
    }

    private static final class LossyScheduler extends ScheduledThreadPoolExecutor {
        private final AtomicInteger toLose = new AtomicInteger();

        LossyScheduler() {
            super(2);
            setRemoveOnCancelPolicy(true);
        }

        void lose(int count) {
            toLose.set(count);
        }

        boolean isIdleSoon() throws InterruptedException {
            Semaphore passed = new Semaphore(0);
            execute(passed::release);
            execute(passed::release);
            return passed.tryAcquire(2, 20, TimeUnit.SECONDS);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(toLose.getAndDecrement() > 0 ? () -> {} : task, delay, unit);
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
            return super.schedule(task, delay, unit);
        }
    }
}
