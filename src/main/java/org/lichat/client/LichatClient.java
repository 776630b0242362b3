package org.lichat.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.UniversalTime;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/**
 * A client of a Lichat server. It answers pings by itself, and comes back to its channels after the connection was lost.
 *
 * <pre>{@code
 * LichatClient client = LichatClient.to("lichat://localhost/garden").name("gnome").build();
 * client.on(Core.MESSAGE, message -> System.out.println(message.get(Core.FROM) + ": " + message.get(Core.TEXT)));
 * client.open().join();
 * client.say("garden", "Good morning!").join();
 * client.close();
 * }</pre>
 *
 * <p>Listeners are called by one thread of the client's own, one after another in the order in which things happened; they may block, and wait for
 * answers. Futures are completed by the thread that reads: what depends on them must not block, or be started with the {@code …Async} methods. All
 * methods may be called by any thread.
 */
public final class LichatClient implements AutoCloseable {
    private final Duration patience;
    private final Listeners listeners = new Listeners();
    private final Membership membership;
    private final Requests requests;
    private final Pongs pongs = new Pongs();
    private final Lifeline lifeline;

    LichatClient(ClientBuilder settings) {
        patience = settings.patience;
        membership = new Membership(settings.name);
        requests = new Requests(membership);
        lifeline = new Lifeline(settings, new Lifeline.Parts(listeners, membership, requests, pongs));
    }

    /**
     * Begins the making of a client.
     *
     * @param address {@code lichat://host:port/channel} (or {@code tcp:}), {@code lichats:} (or {@code tls:}) for the same encrypted,
     *     {@code ws://host:port/path#channel} or {@code wss:}; the ports are 1111 to 1114 unless written
     * @throws IllegalArgumentException when it is something else; the message says what is wrong
     */
    public static ClientBuilder to(String address) {
        return new ClientBuilder(Address.parse(address));
    }

    /**
     * The channel that an address names; null when it names none.
     *
     * @throws IllegalArgumentException when it is no address; the message says what is wrong
     */
    public static @Nullable String channelIn(String address) {
        return Address.parse(address).channel();
    }

    /**
     * Connects and logs in; to be called once.
     *
     * @return the server's answer to the login, with the name that the user has got (§4.1), or why there is none: {@link RequestFailed} or an
     *     {@link IOException}
     */
    public CompletableFuture<Update> open() {
        CompletableFuture<Update> login = lifeline.open();
        listeners.begin();
        return login;
    }

    public ClientState state() {
        return lifeline.state();
    }

    /** The user's name: as it was asked for, and after the login as the server has it. */
    public String name() {
        return membership.name();
    }

    /** The primary channel, whose name is the server's too (§2.4.1); null before the first login. */
    public @Nullable String primary() {
        return membership.primary();
    }

    /** The channels in which the user is, the primary one included. */
    public List<String> channels() {
        return membership.channels();
    }

    /** Calls the action for every update of that type or of one below it that comes in; an edit, say, is a message as well. */
    public LichatClient on(UpdateType type, Consumer<Update> action) {
        listeners.onUpdate(type, action);
        return this;
    }

    /** Calls the action after each login, later ones included. */
    public LichatClient onOpen(Runnable action) {
        listeners.onOpen(action);
        return this;
    }

    /** Calls the action when a connection has ended; {@link #state} tells whether another is being made. */
    public LichatClient onClose(Consumer<End> action) {
        listeners.onClose(action);
        return this;
    }

    /** Calls the action for what went wrong and has nobody else to tell: what could not be read, listeners that threw, vain tries to come back. */
    public LichatClient onError(Consumer<Throwable> action) {
        listeners.onError(action);
        return this;
    }

    /** An id that no update of this client has had, nor of an earlier run: for updates whose answer is to be recognised elsewhere. */
    public Id newId() {
        return requests.newId();
    }

    /**
     * Sends an update; id, clock and sender are filled in where they are not set (§3). Blocks while the server takes nothing.
     *
     * @return its id
     * @throws IOException when the client is not {@link ClientState#OPEN}, or the connection is just breaking
     */
    public Id send(Update update) throws IOException {
        Update complete = complete(update);
        lifeline.send(complete);
        return complete.get(Core.ID);
    }

    /**
     * Sends an update and waits for what the server makes of it: its echo or its answer, which have the same id.
     *
     * @return the first of them, or {@link RequestFailed} with the server's failure, {@link java.util.concurrent.TimeoutException}, or an
     *     {@link IOException} when the connection has ended meanwhile
     */
    public CompletableFuture<Update> request(Update update) {
        Update complete = complete(update);
        CompletableFuture<Update> answer = requests.expect(complete);
        try {
            lifeline.send(complete);
        } catch (IOException notSent) {
            answer.completeExceptionally(notSent);
        }
        return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Update complete(Update update) {
        Update complete = update.find(Core.ID) == null ? update.with(Core.ID, requests.newId()) : update;
        complete = complete.find(Core.CLOCK) == null
                ? complete.with(Core.CLOCK, UniversalTime.of(Instant.now()))
                : complete;
        return complete.find(Core.FROM) == null ? complete.with(Core.FROM, name()) : complete;
    }

    /** Joins a channel (§5.4.1). */
    public CompletableFuture<Update> join(String channel) {
        return request(Update.of(Core.JOIN).with(Core.CHANNEL, channel));
    }

    /** Leaves a channel (§5.4.2). */
    public CompletableFuture<Update> leave(String channel) {
        return request(Update.of(Core.LEAVE).with(Core.CHANNEL, channel));
    }

    /** Creates a channel, and is in it (§5.3.1). */
    public CompletableFuture<Update> create(String channel) {
        return request(Update.of(Core.CREATE).with(Core.CHANNEL, channel));
    }

    /** Says something in a channel (§5.4.5). */
    public CompletableFuture<Update> say(String channel, String text) {
        return request(Update.of(Core.MESSAGE).with(Core.CHANNEL, channel).with(Core.TEXT, text));
    }

    /** How long the way to the server and back takes, by a ping of the protocol (§4.2). */
    public CompletableFuture<Duration> ping() {
        long begin = System.nanoTime();
        return request(Update.of(Core.PING)).thenApply(pong -> Duration.ofNanos(System.nanoTime() - begin));
    }

    /**
     * The same by a ping of the WebSocket with this payload; over TCP, which has none, by one of the protocol.
     *
     * @param payload up to 125 bytes, which come back as they are
     */
    public CompletableFuture<Duration> ping(byte[] payload) {
        long begin = System.nanoTime();
        CompletableFuture<ByteBuffer> pong = pongs.expect(payload);
        try {
            if (!lifeline.ping(ByteBuffer.wrap(payload.clone()))) {
                pong.cancel(false);
                return ping();
            }
        } catch (IOException notSent) {
            pong.completeExceptionally(notSent);
        }
        return pong.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(payloadBack -> Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Says goodbye to the server (§4.3), ends the connection and does not come back. Listeners may still be called when this returns. */
    @Override
    public void close() {
        lifeline.goodbye(complete(Update.of(Core.DISCONNECT)));
        close(End.NORMAL, "");
    }

    /**
     * Ends the connection without a word but this one, and does not come back.
     *
     * @param code 1000 or 3000 to 4999 (RFC 6455 §7.4); TCP has no codes
     * @param reason up to 123 bytes of UTF-8
     */
    public void close(int code, String reason) {
        if (reason.getBytes(StandardCharsets.UTF_8).length > 123) {
            throw new IllegalArgumentException("A reason has up to 123 bytes.");
        }
        lifeline.close(new End(code, reason));
    }
}
