package org.lichat.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/** Who wants to hear of what; all are called by one thread, in the order in which things happened. */
final class Listeners {
    /** So many updates wait for slow listeners before no more are read from the server. */
    private static final int WAITING = 10_000;

    private static final System.Logger LOG = System.getLogger(LichatClient.class.getName());

    private final List<Listener> updates = new CopyOnWriteArrayList<>();
    private final List<Runnable> openings = new CopyOnWriteArrayList<>();
    private final List<Consumer<End>> ends = new CopyOnWriteArrayList<>();
    private final List<Consumer<Throwable>> errors = new CopyOnWriteArrayList<>();
    private final Semaphore room = new Semaphore(WAITING);
    /** Keeps the program running while the client is open. */
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> new Thread(task, "lichat-client"));

    private record Listener(UpdateType type, Consumer<Update> action) {}

    void onUpdate(UpdateType type, Consumer<Update> action) {
        updates.add(new Listener(type, action));
    }

    void onOpen(Runnable action) {
        openings.add(action);
    }

    void onClose(Consumer<End> action) {
        ends.add(action);
    }

    void onError(Consumer<Throwable> action) {
        errors.add(action);
    }

    /** The client is opened. */
    void begin() {
        thread.prestartCoreThread();
    }

    /** An update has come in; waits while too many others are still to be heard. */
    void update(Update update) {
        room.acquireUninterruptibly();
        run(() -> {
            room.release();
            for (Listener listener : updates) {
                if (update.is(listener.type)) {
                    listener.action.accept(update);
                }
            }
        });
    }

    void opened() {
        openings.forEach(this::run);
    }

    void ended(End end) {
        ends.forEach(action -> run(() -> action.accept(end)));
    }

    void failed(Throwable error) {
        run(() -> tell(error));
    }

    /** Calls what is still to be called, and nothing after that. */
    void close() {
        thread.shutdown();
    }

    private void run(Runnable action) {
        try {
            thread.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException | Error thrown) {
                    tell(thrown);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.log(System.Logger.Level.DEBUG, "The client is closed.");
        }
    }

    private void tell(Throwable error) {
        if (errors.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "Nobody listens to the errors of this client.", error);
        }
        for (Consumer<Throwable> action : errors) {
            try {
                action.accept(error);
            } catch (RuntimeException | Error thrown) {
                LOG.log(System.Logger.Level.WARNING, "A listener to errors failed.", thrown);
            }
        }
    }
}
