package org.lichat.server;

import static org.lichat.protocol.Failures.FAILURE;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Failure;

/**
 * A few threads for slow work that addresses ask for. The addresses, of IPv6 each /64, take turns, so that one who asks for a thousand things delays
 * another by one, and what may wait is bounded.
 */
public final class FairWorkers {
    /** How many tasks may wait for one address. */
    static final int MAX_WAITING_PER_ADDRESS = 200;

    /** How many tasks may wait in all. */
    static final int MAX_WAITING = 2_000;

    /** The same where tasks are large. */
    static final int MAX_LARGE_PER_ADDRESS = 8;

    static final int MAX_LARGE = 80;

    private final Map<InetAddress, Queue<Runnable>> waiting = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final int mostPerAddress;
    private final int most;
    private final Supplier<Failure> refusal;
    private int count;
    private boolean closed;

    /**
     * Workers that have not started yet.
     *
     * @param refusal what is said when too much waits already
     */
    FairWorkers(ThreadFactory factory, String name, int parallelism, Supplier<Failure> refusal) {
        this(refusal, MAX_WAITING_PER_ADDRESS, MAX_WAITING);
        hire(factory, name, parallelism);
    }

    private FairWorkers(Supplier<Failure> refusal, int mostPerAddress, int most) {
        this.refusal = refusal;
        this.mostPerAddress = mostPerAddress;
        this.most = most;
    }

    /** Workers for tasks that need much memory, while they wait as well: one works at a time, and few may wait. */
    static FairWorkers forLargeTasks(ThreadFactory factory, String name) {
        FairWorkers workers = new FairWorkers(FairWorkers::tooMuchWaits, MAX_LARGE_PER_ADDRESS, MAX_LARGE);
        workers.hire(factory, name, 1);
        return workers;
    }

    private static Failure tooMuchWaits() {
        return new Failure(FAILURE, "The server is busy; try again later.");
    }

    private void hire(ThreadFactory factory, String name, int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = factory.newThread(this::run);
            thread.setName(name + "-" + i);
            threads.add(thread);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Does the work when its turn comes; fails with the refusal when too much waits already. */
    public <T> CompletionStage<T> submit(InetAddress address, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error problem) {
                // A hash needs 19 MiB, which there may not be: whoever waits is told, and the thread goes on.
                result.completeExceptionally(problem);
            }
        };
        if (!add(Addresses.block(address), task)) {
            result.completeExceptionally(refusal.get());
        }
        return result;
    }

    private synchronized boolean add(InetAddress block, Runnable task) {
        Queue<Runnable> queue = waiting.get(block);
        if (closed || count >= most || (queue != null && queue.size() >= mostPerAddress)) {
            return false;
        }
        if (queue == null) {
            queue = new ArrayDeque<>(2);
            waiting.put(block, queue);
        }
        queue.add(task);
        count++;
        notifyAll();
        return true;
    }

    /** Stops after the tasks that are being worked on; what still waits is given up with its connection. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    private void run() {
        Runnable task = next();
        while (task != null) {
            task.run();
            task = next();
        }
    }

    /** The next task of the address whose turn it is, which then goes to the end of the line; null at the end. */
    private synchronized @Nullable Runnable next() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
        Iterator<Map.Entry<InetAddress, Queue<Runnable>>> line =
                waiting.entrySet().iterator();
        if (!line.hasNext()) {
            return null;
        }
        Map.Entry<InetAddress, Queue<Runnable>> turn = line.next();
        InetAddress block = turn.getKey();
        Queue<Runnable> queue = turn.getValue();
        line.remove();
        Runnable task = queue.remove();
        count--;
        if (!queue.isEmpty()) {
            waiting.put(block, queue);
        }
        return task;
    }
}
