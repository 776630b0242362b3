package org.lichat.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Update;

/** Connects, logs in, notices when the connection is lost, and comes back to where it was. */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong reaches whoever waits for the answer
final class Lifeline implements ServerLink.Observer {
    private static final Duration TICK = Duration.ofSeconds(15);
    /** How long a goodbye may take. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    /** How long the other side may take to agree to an end. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ClientBuilder settings;
    private final Codec codec;
    private final Parts parts;
    private final @Nullable Backoff backoff;
    private final CompletableFuture<End> over = new CompletableFuture<>();
    private final Rejoining rejoining;
    private final ScheduledExecutorService time = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task, "lichat-client-time");
        thread.setDaemon(true);
        return thread;
    });

    private volatile @Nullable String registering;
    private ClientState state = ClientState.CLOSED;
    private boolean wasOpen;
    /** The server does not want this client, and will not. */
    private boolean refusedForGood;

    private @Nullable ServerLink link;
    private @Nullable CompletableFuture<Update> login;

    /** What the client consists of besides. */
    record Parts(Listeners listeners, Membership membership, Requests requests, Pongs pongs) {}

    Lifeline(ClientBuilder settings, Parts parts) {
        this.settings = settings;
        this.codec = settings.codec();
        this.parts = parts;
        this.backoff = settings.reconnection == null ? null : new Backoff(settings.reconnection);
        this.rejoining = new Rejoining(settings.channels, parts.requests, parts.listeners::failed);
    }

    synchronized ClientState state() {
        return state;
    }

    CompletableFuture<Update> open() {
        synchronized (this) {
            if (state != ClientState.CLOSED || time.isShutdown()) {
                throw new IllegalStateException("A client is opened once.");
            }
            state = ClientState.CONNECTING;
        }
        CompletableFuture<Update> first = new CompletableFuture<>();
        time.scheduleWithFixedDelay(this::look, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        time.execute(() -> connect(first));
        return first;
    }

    private void connect(CompletableFuture<Update> done) {
        ServerLink made = new ServerLink(codec, settings.traffic, this);
        Update connect = settings.login(parts.requests.newId());
        CompletableFuture<Update> answer = parts.requests.expect(connect);
        synchronized (this) {
            if (state != ClientState.CONNECTING) {
                answer.cancel(false);
                done.cancel(false);
                return;
            }
            link = made;
            login = answer;
        }
        answer.orTimeout(settings.patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((reply, failed) -> {
            if (failed == null) {
                loggedIn(reply);
                done.complete(reply);
            } else {
                done.completeExceptionally(failed);
                refused(made, failed);
            }
        });
        try {
            made.open(settings.address, settings.dialling());
            made.send(connect);
        } catch (IOException | RuntimeException failed) {
            answer.completeExceptionally(failed);
        }
    }

    private void loggedIn(Update reply) {
        rejoining.remember(parts.membership);
        String given = reply.find(Core.FROM);
        parts.membership.begin(given == null ? settings.name : given);
        synchronized (this) {
            state = state == ClientState.CONNECTING ? ClientState.OPEN : state;
            wasOpen = true;
        }
        parts.listeners.opened();
        rejoining.begin(this::send);
    }

    private void refused(ServerLink made, Throwable failed) {
        boolean forGood = failed instanceof RequestFailed no
                && !no.is(Failures.USERNAME_TAKEN)
                && !no.is(Failures.TOO_MANY_CONNECTIONS);
        String why = failed instanceof TimeoutException
                ? "The server did not answer the login."
                : String.valueOf(failed.getMessage());
        synchronized (this) {
            refusedForGood = forGood;
        }
        made.close(new End(forGood ? End.REFUSED : End.ABNORMAL, why));
    }

    private synchronized @Nullable ServerLink openLink() {
        return state == ClientState.OPEN ? link : null;
    }

    private ServerLink requireOpen() throws IOException {
        ServerLink open = openLink();
        if (open == null) {
            throw new IOException("The client is not connected.");
        }
        return open;
    }

    void send(Update update) throws IOException {
        ServerLink open = requireOpen();
        if (update.type() == Core.REGISTER) {
            registering = update.get(Core.PASSWORD);
        }
        open.send(update);
    }

    /** Sends a last update, after which the server ends the connection; waits for that, within reason. */
    void goodbye(Update last) {
        ServerLink open;
        synchronized (this) {
            open = openLink();
            state = open == null ? state : ClientState.CLOSING;
        }
        if (open != null) {
            try {
                open.send(last);
                over.copy()
                        .completeOnTimeout(new End(End.ABNORMAL, ""), GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            } catch (IOException broken) {
                open.ended(new End(End.ABNORMAL, String.valueOf(broken.getMessage())));
            }
        }
    }

    boolean ping(ByteBuffer payload) throws IOException {
        return requireOpen().ping(payload);
    }

    void close(End end) {
        ServerLink last;
        synchronized (this) {
            if (time.isShutdown()) {
                return;
            }
            state = ClientState.CLOSING;
            last = link;
        }
        if (last == null) {
            finish(end);
        } else {
            time.schedule(() -> last.ended(end), GRACE.toMillis(), TimeUnit.MILLISECONDS);
            last.close(end);
        }
    }

    @Override
    public void received(ServerLink from, Update update) {
        parts.membership.note(update);
        String password = registering;
        if (update.type() == Core.REGISTER && password != null) {
            settings.password(password); // the name is one's own from now on, and wants it
        }
        CompletableFuture<Update> waiting = login;
        if (update.is(Failures.FAILURE) && update.find(Core.UPDATE_ID) == null && waiting != null) {
            waiting.completeExceptionally(new RequestFailed(update)); // said before the login was read
        }
        parts.requests.settle(update);
        parts.listeners.update(update);
    }

    @Override
    public void unreadable(UnreadableUpdate why) {
        parts.listeners.failed(why);
    }

    @Override
    public void ponged(ByteBuffer payload) {
        parts.pongs.settle(payload);
    }

    @Override
    public void ended(ServerLink ended, End how) {
        boolean again;
        boolean open;
        End end;
        synchronized (this) {
            if (ended != link) {
                return;
            }
            open = state == ClientState.OPEN;
            // After a goodbye the end is wanted, and TCP cannot tell.
            boolean wanted = state == ClientState.CLOSING && how.code() == End.ABNORMAL;
            end = wanted ? new End(End.NORMAL, how.reason()) : how;
            again = backoff != null
                    && wasOpen
                    && state != ClientState.CLOSING
                    && !refusedForGood
                    && end.code() != End.NORMAL;
            state = again ? ClientState.CONNECTING : ClientState.CLOSED;
            link = null;
        }
        IOException why = new IOException("The connection has ended (" + end.code() + "): " + end.reason());
        parts.requests.fail(why);
        parts.pongs.fail(why);
        if (again) {
            if (open) {
                parts.listeners.ended(end);
            }
            comeBack();
        } else {
            finish(end);
        }
    }

    private void comeBack() {
        CompletableFuture<Update> done = new CompletableFuture<>();
        done.exceptionally(failed -> {
            parts.listeners.failed(failed);
            return Update.of(Core.CONNECT);
        });
        try {
            time.schedule(() -> connect(done), requireNonNull(backoff).next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            finish(new End(End.NORMAL, ""));
        }
    }

    private void finish(End end) {
        synchronized (this) {
            state = ClientState.CLOSED;
        }
        time.shutdownNow();
        parts.listeners.ended(end);
        parts.listeners.close();
        over.complete(end);
    }

    /** Now and then: is the server still there? */
    private void look() {
        ServerLink open = openLink();
        if (open == null) {
            return;
        }
        if (open.isLost()) {
            return;
        }
        if (backoff != null) {
            backoff.reset();
        }
        if (open.isQuiet()) {
            Update ping = Update.of(Core.PING).with(Core.ID, parts.requests.newId());
            // Elsewhere, as it blocks while the server takes nothing.
            CompletableFuture.runAsync(() -> trySend(ping));
        }
    }

    private void trySend(Update update) {
        try {
            send(update);
        } catch (IOException lost) {
            parts.listeners.failed(lost);
        }
    }
}
