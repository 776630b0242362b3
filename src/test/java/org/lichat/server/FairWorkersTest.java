package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Failures;

class FairWorkersTest {
    private static final InetAddress A = address(1);
    private static final InetAddress B = address(2);
    private static final InetAddress C = address(3);

    private final List<Thread> threads = new ArrayList<>();
    private final Failure busy = new Failure(Failures.FAILURE, "This is a refusal that the test asks for.");
    private final FairWorkers workers = new FairWorkers(this::thread, "worker", 1, () -> busy);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> start = new CompletableFuture<>();

    /** The one worker is busy until {@link #start} is completed, so that the others wait in the order in which they came. */
    @BeforeEach
    void keepBusy() {
        workers.start();
        CompletableFuture<Void> busy = new CompletableFuture<>();
        workers.submit(address(0), () -> {
            busy.complete(null);
            return join(start);
        });
        join(busy);
    }

    @AfterEach
    void close() {
        start.complete(null);
        workers.close();
    }

    @Test
    void addressesTakeTurns() { // ARCHITECTURE: a queue that is fair per address
        List<CompletionStage<String>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(does(A, "a" + i));
        }
        all.add(does(B, "b0"));
        all.add(does(B, "b1"));
        all.add(does(C, "c0"));
        start.complete(null);
        all.forEach(FairWorkersTest::join);
        assertEquals(List.of("a0", "b0", "c0", "a1", "b1", "a2", "a3"), done);
    }

    @Test
    void anAddressHasSoManyWaiting() {
        for (int i = 0; i < FairWorkers.MAX_WAITING_PER_ADDRESS; i++) {
            does(A, "a" + i);
        }
        assertIsBusy(does(A, "one more"));
        CompletionStage<String> other = does(B, "b0");
        start.complete(null);
        assertEquals("b0", join(other));
    }

    @Test
    void allTogetherHaveSoManyWaiting() {
        for (int i = 0; i < FairWorkers.MAX_WAITING; i++) {
            does(address(10 + i % 20), "" + i);
        }
        assertIsBusy(does(A, "one more"));
    }

    @Test
    void whatFailsFailsAlone() {
        CompletionStage<String> bug = fails(new IllegalStateException("a bug"));
        CompletionStage<String> worse = fails(new OutOfMemoryError("no memory for a hash"));
        CompletionStage<String> fine = does(A, "fine");
        start.complete(null);
        assertInstanceOf(IllegalStateException.class, causeOf(bug));
        assertInstanceOf(OutOfMemoryError.class, causeOf(worse));
        assertEquals("fine", join(fine));
    }

    @Test
    void afterTheEndNothingIsTaken() throws InterruptedException {
        CompletionStage<String> waiting = does(A, "waits");
        workers.close();
        assertIsBusy(does(B, "comes later"));
        start.complete(null);
        for (Thread thread : threads) {
            thread.join(20_000);
            assertTrue(!thread.isAlive());
        }
        assertEquals(List.of(), done);
        assertTrue(!waiting.toCompletableFuture().isDone());
    }

    private CompletionStage<String> does(InetAddress address, String what) {
        return workers.submit(address, () -> {
            done.add(what);
            return what;
        });
    }

    private CompletionStage<String> fails(Throwable problem) {
        return workers.submit(A, () -> {
            if (problem instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) problem;
        });
    }

    private void assertIsBusy(CompletionStage<String> result) {
        assertSame(busy, causeOf(result));
    }

    private static @Nullable Throwable causeOf(CompletionStage<String> result) {
        return assertThrows(CompletionException.class, () -> join(result)).getCause();
    }

    private static <T> T join(CompletionStage<T> result) {
        return result.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException notFourBytes) {
            throw new IllegalArgumentException(notFourBytes);
        }
    }
}
