package org.lichat.server;

import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.CLOCK;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Failures.NOT_IN_CHANNEL;
import static org.lichat.protocol.Failures.NO_SUCH_USER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.User;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Slot;
import org.lichat.protocol.UniversalTime;
import org.lichat.protocol.Update;

/**
 * An update on its way through the server, with the connection it came from and the {@link Entry} that collects what it changes and
 * shows. Used by one thread at a time.
 */
public final class Request {
    private final Server server;
    private final Inbox inbox;
    private final @Nullable Channel named;
    private final boolean verbatim;
    private Update update;
    private boolean permitted;
    private final List<Failure> notices = new ArrayList<>(0);
    private Entry entry;

    Request(Server server, Inbox inbox, Update update) {
        this.server = server;
        this.inbox = inbox;
        this.update = update;
        this.entry = new Entry(inbox.connection());
        this.verbatim = server.installation().isVerbatim(update);
        this.named = update.is(CHANNEL_UPDATE) ? lookUp(update.find(CHANNEL)) : null;
    }

    private @Nullable Channel lookUp(@Nullable String spelling) {
        if (spelling == null) {
            return null;
        }
        try {
            return server.network().channel(Name.of(spelling));
        } catch (Failure badName) {
            return null; // said at its turn, by the check of names
        }
    }

    public Server server() {
        return server;
    }

    public Connection connection() {
        return inbox.connection();
    }

    /** The update; after the checks its clock, sender and channel are set as the server knows them. */
    public Update update() {
        return update;
    }

    public <T> T get(Slot<T> slot) {
        return update.get(slot);
    }

    public <T> @Nullable T find(Slot<T> slot) {
        return update.find(slot);
    }

    /** Whether the update is to stay as it was sent. */
    boolean isVerbatim() {
        return verbatim;
    }

    /** Sets what the server knows better than the client, unless the update is to stay as it was sent. */
    <T> void correct(Slot<T> slot, T value) {
        if (!verbatim) {
            update = update.with(slot, value);
        }
    }

    /** Goes on with another update in the place of the one that was sent; before it is handled. */
    public void become(Update other) {
        update = other;
    }

    /** The update is permitted already, so that the rules of its channel are not asked any more (§5.1.8). */
    public void permit() {
        permitted = true;
    }

    boolean isPermitted() {
        return permitted;
    }

    public <T> T setting(Setting<T> setting) {
        return server.settings().get(setting);
    }

    public Instant now() {
        return server.time().now();
    }

    /** When the update came in; it may have waited since. */
    Instant receivedOn() {
        return now().minus(inbox.delay());
    }

    Skew skew() {
        return inbox.skew();
    }

    /** The user whose connection sent this. */
    public User user() {
        return Objects.requireNonNull(connection().user(), "not connected");
    }

    /** The channel that the update names. */
    public Channel channel() {
        return Objects.requireNonNull(findChannel(), "no channel");
    }

    /** The channel that the update names, or null when it names none that exists. */
    public @Nullable Channel findChannel() {
        return named == null || named.isDestroyed() ? null : named;
    }

    /**
     * The connected user that the update's target names.
     *
     * @throws Failure {@code no-such-user}, also when it was there at the check of §5.1.7 and has just left
     */
    public User target() {
        User target = findTarget();
        if (target == null) {
            throw new Failure(NO_SUCH_USER, "There is no user " + get(TARGET) + ".");
        }
        return target;
    }

    /** The connected user that the update's target names, or null when there is none. */
    public @Nullable User findTarget() {
        return server.network().user(Name.of(get(TARGET)));
    }

    /** Requires that the sender is in the update's channel; else {@code not-in-channel}. */
    public void requireMember() {
        requireMember(user());
    }

    /** Requires that the user is in the update's channel; else {@code not-in-channel}. */
    public void requireMember(User user) {
        if (!channel().has(user)) {
            throw new Failure(NOT_IN_CHANNEL, "The user " + user + " is not in the channel " + channel() + ".");
        }
    }

    /** What this request changes and shows, when it has been handled without a failure. */
    public Entry entry() {
        return entry;
    }

    /** Answers the sender's connection: with the request's id and, unless they are set, the current time and the server's name. */
    public void reply(Update reply) {
        entry.send(connection(), server.complete(own(reply).with(ID, get(ID))));
    }

    /** Answers with a failure without ending the request. */
    public void answer(Failure failure) {
        entry.send(connection(), server.complete(failure.update(), get(ID)));
    }

    /** Answers with a failure that is said even if the request fails afterwards. */
    void answerFirst(Failure failure) {
        notices.add(failure);
        answer(failure);
    }

    /** Sends the update, as it is to be printed, back to all connections of its sender (§3). */
    public void echo(Update printed) {
        entry.send(user(), own(printed));
    }

    /** The answer in the sender's own name, where the update came in a lent one, unless it is to stay as it was sent. */
    public Update own(Update answer) {
        String from = answer.find(FROM);
        boolean mayBeLent = !verbatim && from != null && from.equals(update.find(FROM));
        return mayBeLent ? answer.with(FROM, user().toString()) : answer;
    }

    /** An update in the name of another user, caused by this request. */
    public Update caused(Update consequence, User by) {
        return consequence
                .with(CLOCK, UniversalTime.of(now()))
                .with(FROM, by.name().toString());
    }

    /**
     * Does the rest of the request in the turn of a channel, and hands over all that the request changed and showed before that turn
     * ends.
     */
    public void inTurnOf(Channel channel, Runnable body) {
        channel.inTurn(() -> {
            body.run();
            if (entry.isOrdered()) {
                submit();
            }
        });
        submit(); // a mere reply goes out behind the turn, since sending is I/O
    }

    /**
     * Goes on with the request when something slow is done. Until then later updates of the connection wait; the thread that processes
     * this one does not.
     */
    public <T> void after(CompletionStage<T> slow, Consumer<T> then) {
        inbox.hold();
        slow.whenComplete((result, problem) -> {
            try {
                server.dispatch().process(this, () -> {
                    if (problem != null) {
                        throw Lookups.cause(problem) instanceof Failure failure
                                ? failure
                                : new IllegalStateException(problem);
                    }
                    then.accept(result);
                });
            } finally {
                inbox.release();
            }
        });
    }

    /** Looks something up that is kept, on a thread that may do I/O; goes with {@link #after}. */
    public <T> CompletionStage<T> lookUp(Supplier<T> question) {
        return server.lookups().ask(connection().address(), this::isAbandoned, question);
    }

    /**
     * Answers with more than can be sent at once, in the order of the request's channel: what was distributed before is kept when the first
     * part is looked up. Parts are looked up on threads that may do I/O, each when the connection has taken the one before; failures
     * that are thrown there are answered. A connection gets one such answer after another.
     */
    public void answerInParts(Supplier<Part> first) {
        answerInParts(channel(), first);
    }

    /** The same in the order of another channel, in its turn. */
    public void answerInParts(Channel of, Supplier<Part> first) {
        entry.inOrder(of, () -> InParts.begin(this, inbox.turns(), first));
    }

    /** Whether the connection was closed while this was being worked on. */
    public boolean isAbandoned() {
        return inbox.isClosed();
    }

    /** Closes the connection after everything that was sent to it; its user leaves at once (§4.3). */
    public void close(Closing how, String reason) {
        submit();
        inbox.close(how, reason);
    }

    /** Hands over what has been collected; in the turn of the channel that it concerns. */
    void submit() {
        Entry collected = entry;
        entry = new Entry(connection());
        notices.clear();
        server.submit(collected, connection());
    }

    /** Forgets what has been collected and answers the failure. */
    void fail(Failure failure) {
        entry = new Entry(connection());
        notices.forEach(this::answer);
        answer(failure);
        submit();
        Closing closing = failure.closing();
        if (closing != null) {
            inbox.close(closing, failure.update().type().toString());
        }
    }
}
