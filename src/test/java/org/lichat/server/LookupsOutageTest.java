package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Failures;

/** What becomes of questions while nothing can be read, or too many ask. */
class LookupsOutageTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final AtomicLong nanos = new AtomicLong();
    private final Lookups lookups =
            new Lookups(LookupsOutageTest::daemon, "test-reader", new Time(Clock.systemUTC(), nanos::get));
    private final Logger logger = Logger.getLogger(Lookups.class.getName());
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    @BeforeEach
    void start() {
        logger.addHandler(log);
        lookups.start();
    }

    @AfterEach
    void close() {
        logger.removeHandler(log);
        lookups.close();
    }

    @Test
    void tooManyQuestionsAreRefusedAndTheConnectionStays() {
        CountDownLatch goOn = holdThreads();
        for (int i = 0; i < FairWorkers.MAX_WAITING_PER_ADDRESS; i++) {
            asks("waits");
        }
        Failure refusal = failureOf(asks("one more"));
        goOn.countDown();
        assertSame(Failures.FAILURE, refusal.update().type());
        assertNull(refusal.closing());
    }

    @Test
    void nobodyLooksForWhatNobodyWaitsFor() {
        AtomicInteger looked = new AtomicInteger();
        CompletionStage<Integer> abandoned = lookups.ask(HERE, () -> true, looked::incrementAndGet);
        failureOf(abandoned);
        assertEquals(0, looked.get());
        assertFalse(lookups.isFailing());
    }

    @Test
    void afterAFailureTheOthersFailAtOnceForAWhile() {
        failureOf(fails());
        AtomicInteger looked = new AtomicInteger();
        nanos.addAndGet(Lookups.PAUSE.toNanos() - 1);
        failureOf(lookups.ask(HERE, () -> false, looked::incrementAndGet));
        assertEquals(0, looked.get());
        assertTrue(lookups.isFailing());
        nanos.addAndGet(1);
        assertEquals("here", join(asks("here")));
        assertFalse(lookups.isFailing());
        assertEquals("here too", join(asks("here too")));
    }

    @Test
    void oneAtATimeTriesWhetherItWorksAgain() {
        failureOf(fails());
        nanos.addAndGet(Lookups.PAUSE.toNanos());
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Void> tries = new CompletableFuture<>();
        CompletionStage<String> first = lookups.ask(HERE, () -> false, () -> {
            tries.complete(null);
            return awaits(goOn);
        });
        join(tries);
        failureOf(asks("does not wait for the first"));
        goOn.countDown();
        assertEquals("done", join(first));
        assertEquals("here", join(asks("here")));
    }

    @Test
    void whatTheQuestionDeniesSaysNothingAboutTheDatabase() {
        failureOf(fails());
        nanos.addAndGet(Lookups.PAUSE.toNanos());
        CompletionStage<String> denied = lookups.ask(HERE, () -> false, () -> {
            throw new Failure(Failures.NO_SUCH_PROFILE, "This is a refusal that the test asks for.");
        });
        assertSame(Failures.NO_SUCH_PROFILE, failureOf(denied).update().type());
        assertTrue(lookups.isFailing());
        assertEquals("here", join(asks("here")));
    }

    @Test
    void theFirstFailureIsLoggedInFullAndTheOthersInALine() {
        for (int i = 0; i < 3; i++) {
            failureOf(fails());
            failureOf(asks("fails at once"));
            nanos.addAndGet(Lookups.PAUSE.toNanos());
        }
        join(asks("here"));
        failureOf(fails());
        assertEquals(5, logged.size(), logged::toString);
        assertNotNull(logged.get(0).getThrown());
        for (LogRecord line : logged.subList(1, 4)) {
            assertNull(line.getThrown());
        }
        assertNotNull(logged.get(4).getThrown());
    }

    private CountDownLatch holdThreads() {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            lookups.ask(HERE, () -> false, () -> {
                held.countDown();
                return awaits(goOn);
            });
        }
        awaits(held);
        return goOn;
    }

    private static String awaits(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
            return "done";
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private CompletionStage<String> asks(String answer) {
        return lookups.ask(HERE, () -> false, () -> answer);
    }

    private CompletionStage<String> fails() {
        return lookups.ask(HERE, () -> false, () -> {
            throw new IllegalStateException("This is a failure that the test asks for.");
        });
    }

    private static Failure failureOf(CompletionStage<?> result) {
        return assertInstanceOf(
                Failure.class,
                assertThrows(CompletionException.class, () -> join(result)).getCause());
    }

    private static <T> T join(CompletionStage<T> result) {
        return result.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
