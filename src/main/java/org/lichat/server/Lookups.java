package org.lichat.server;

import static org.lichat.protocol.Failures.FAILURE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.lichat.domain.Name;
import org.lichat.domain.Profiles;
import org.lichat.protocol.Failure;

/**
 * Threads that look up what is kept, so that those which serve connections never wait for a database. While it is away a question may take
 * as long as a connection to it may; then only one at a time tries, and the others fail at once.
 */
public final class Lookups {
    /** How long nobody tries after a failure. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(Lookups.class.getName());
    private static final int THREADS = 2;

    /** Where the server's own questions take their turns: the unspecified address, at which nobody is. */
    private static final InetAddress SERVER = new InetSocketAddress(0).getAddress();

    private static final Name ANYBODY = Name.of("anybody");

    private final FairWorkers workers;
    private final Time time;
    private final Uses uses = new Uses();
    private volatile boolean failing;
    /** Whether a question is trying, while it fails. */
    private boolean trying;
    /** When it failed last. */
    private long failed;

    Lookups(ThreadFactory threads, String name, Time time) {
        this.workers = new FairWorkers(
                threads, name, THREADS, () -> new Failure(FAILURE, "The server is busy; try again later."));
        this.time = time;
    }

    void start() {
        workers.start();
    }

    void close() {
        workers.close();
    }

    /** Whether the last question that was tried failed. */
    boolean isFailing() {
        return failing;
    }

    /** Which profiles are used while they are being read. */
    public Uses uses() {
        return uses;
    }

    /** The same for a question of the server's own. */
    public <T> CompletionStage<T> ask(Supplier<T> question) {
        return ask(SERVER, () -> false, question);
    }

    /**
     * Finds the answer, taking turns between the addresses that ask; fails with a {@link Failure} that the question throws, when too many
     * wait, or while nothing can be read.
     *
     * @param isAbandoned whether nobody waits for the answer any more, so that it need not be found
     */
    <T> CompletionStage<T> ask(InetAddress address, BooleanSupplier isAbandoned, Supplier<T> question) {
        return workers.submit(address, () -> {
            if (isAbandoned.getAsBoolean()) {
                throw new Failure(FAILURE, "Nobody waits for the answer.");
            }
            if (!mayTry()) {
                throw unreadable();
            }
            return answer(question);
        });
    }

    /** Asks something while it fails, since whoever hears that the server is not ready may stay away and ask nothing. */
    void lookAgain(Profiles profiles) {
        if (failing) {
            ask(() -> Optional.ofNullable(profiles.find(ANYBODY)));
        }
    }

    private <T> T answer(Supplier<T> question) {
        try {
            T answer = question.get();
            worked();
            return answer;
        } catch (Failure no) {
            gaveUp(); // it may not have got as far as to read anything
            throw no;
        } catch (RuntimeException | Error problem) {
            failed(problem);
            throw unreadable();
        }
    }

    private static Failure unreadable() {
        return new Failure(FAILURE, "The server cannot look that up now; try again later.");
    }

    private synchronized boolean mayTry() {
        if (failing) {
            if (trying || time.since(failed).compareTo(PAUSE) < 0) {
                return false;
            }
            trying = true;
        }
        return true;
    }

    private synchronized void gaveUp() {
        trying = false;
    }

    private synchronized void worked() {
        trying = false;
        if (failing) {
            failing = false;
            LOG.log(Level.INFO, "What is kept can be read again.");
        }
    }

    /** The first failure is told in full, the others in a line. */
    private synchronized void failed(Throwable problem) {
        trying = false;
        failed = time.mark();
        if (failing) {
            LOG.log(Level.WARNING, "What is kept still cannot be read: {0}", problem.getMessage());
        } else {
            failing = true;
            LOG.log(Level.ERROR, "What is kept cannot be read. Questions fail at once until it can.", problem);
        }
    }

    /** What a stage failed with, which the stages that come after it wrap. */
    static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }
}
