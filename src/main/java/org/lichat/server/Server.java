package org.lichat.server;

import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Failures.FAILURE;
import static org.lichat.protocol.Failures.INVALID_UPDATE;
import static org.lichat.protocol.Failures.TOO_MANY_CONNECTIONS;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.Network;
import org.lichat.domain.Profiles;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;
import org.lichat.protocol.Vocabulary;

/** A Lichat server without its transports: what connections bring in goes through here. Built by {@link ServerBuilder}. */
public final class Server {
    private static final Logger LOG = System.getLogger(Server.class.getName());

    private final Installation installation;
    private final Vocabulary vocabulary;
    private final UpdateReader reader;
    private final Network network;
    private final CurrentProfiles profiles;
    private final Passwords passwords;
    private final JournalWriter journal;
    private final Connections connections;
    private final Sweeps sweeps;
    private final Time time;
    private final Completion completion;
    private volatile Settings settings;
    private volatile @Nullable Closing stopping;
    private volatile Executor workers = Runnable::run;

    Server(ServerBuilder builder) {
        this.settings = builder.settings();
        this.time = builder.time();
        this.installation = builder.installation();
        this.vocabulary = installation.vocabulary();
        this.reader = new UpdateReader(vocabulary, settings);
        this.network = builder.network(vocabulary);
        this.completion = new Completion(network.server(), time);
        this.profiles = new CurrentProfiles(builder.stores().profiles());
        this.passwords = new Passwords(builder.threads(), settings.get(Settings.SALT));
        this.journal = new JournalWriter(
                builder.stores().journal(),
                builder.threads(),
                settings.get(Settings.JOURNAL_LIMIT),
                settings.get(Settings.JOURNAL_SIZE));
        this.connections = new Connections();
        this.sweeps = new Sweeps(this, installation.sweeps());
    }

    /** Starts the journal, and with the scheduler the periodic work (§4.2). */
    public void start(ScheduledExecutorService scheduler) {
        LOG.log(Level.INFO, "{0} checks updates by {1}", network.server(), installation.checks());
        workers = scheduler;
        passwords.start();
        journal.start();
        installation.start().forEach(task -> task.accept(this));
        sweeps.start(scheduler);
    }

    /**
     * Shows what is under way, closes every connection, then keeps what is left. All are closed at one moment of the journal, so that
     * nobody sees the others go.
     */
    public void stop(Closing how, String reason) throws InterruptedException {
        stopping = how;
        sweeps.stop();
        journal.behindAll(
                () -> connections.all().forEach(inbox -> inbox.connection().close(how, reason)));
        connections.all().forEach(inbox -> inbox.close(how, reason));
        passwords.close();
        journal.close();
    }

    /** Takes in a new connection. Whoever comes far beyond the limit is sent away at once, others when they connect (§4.1.1). */
    public Inbox open(Connection connection) {
        Inbox inbox = new Inbox(this, connection);
        connections.add(inbox);
        LOG.log(Level.DEBUG, "{0} opened", connection);
        Closing stop = stopping;
        if (stop != null) {
            inbox.close(stop, "The server is stopping.");
        } else if (connections.exceedsByFar(connection, settings)) {
            answer(connection, null, new Failure(TOO_MANY_CONNECTIONS, "The server has too many connections."));
            inbox.close(Closing.TRY_AGAIN_LATER, "too many connections");
        }
        return inbox;
    }

    void forget(Inbox inbox, String reason) {
        connections.remove(inbox);
        installation.closed().forEach(task -> task.accept(this, inbox.connection()));
        LOG.log(Level.INFO, "{0} closed: {1}", inbox.connection(), reason);
    }

    public Network network() {
        return network;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Passwords passwords() {
        return passwords;
    }

    /** The open connections. */
    public Connections connections() {
        return connections;
    }

    /** What the extensions installed, for those updates that tell clients about it. */
    public Installation installation() {
        return installation;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Time time() {
        return time;
    }

    public Settings settings() {
        return settings;
    }

    /** Changes a setting that may change while the server runs. */
    public synchronized <T> void change(Setting<T> setting, T value) {
        if (!setting.isLive()) {
            throw new IllegalArgumentException(setting + " cannot change while the server runs.");
        }
        settings = settings.with(setting, value);
    }

    JournalWriter journal() {
        return journal;
    }

    /** The periodic work. */
    public Sweeps sweeps() {
        return sweeps;
    }

    int floodLimit() {
        return settings.get(Settings.FLOOD_LIMIT);
    }

    /** Does something soon on another thread. */
    void work(Runnable task) {
        workers.execute(task);
    }

    /** Reads and processes one update. */
    void process(Inbox inbox, String text) {
        Connection connection = inbox.connection();
        Update update;
        try {
            update = reader.read(text);
        } catch (Failure unreadable) {
            LOG.log(Level.TRACE, "{0} sent what is no update", connection);
            answer(connection, unreadable.update().find(UPDATE_ID), unreadable);
            return;
        }
        LOG.log(Level.TRACE, "{0} sent {1}", connection, update);
        Handler[] handlers = installation.handlers(update.type());
        process(new Request(this, inbox, update), handlers);
    }

    private void process(Request request, Handler[] handlers) {
        process(request, () -> {
            if (handlers.length == 0) {
                throw new Failure(
                        INVALID_UPDATE,
                        "Clients do not send " + request.update().type() + ".");
            }
            for (Handler handler : handlers) {
                handler.handle(request);
            }
        });
    }

    /** Does something for a request in the turn of the channel it names; whatever is thrown becomes the answer. */
    void process(Request request, Runnable body) {
        try {
            Channel channel = request.findChannel();
            if (channel == null) {
                body.run();
                request.submit();
            } else {
                request.inTurnOf(channel, body);
            }
        } catch (Failure failure) {
            request.fail(failure);
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "Processing " + request.update() + " from " + request.connection() + " failed.", bug);
            request.fail(new Failure(FAILURE, "The server failed to process this update."));
        }
    }

    /** Answers a connection outside of any request, or before there is one. */
    void answer(Connection connection, @Nullable Id id, Failure failure) {
        answer(connection, id, complete(failure.update(), id));
    }

    /** Sends something of the server's own to a connection. */
    public void answer(Connection connection, @Nullable Id id, Update update) {
        Entry entry = new Entry();
        entry.send(connection, complete(update, id));
        submit(entry, connection);
    }

    /**
     * Hands an entry over: to the journal, or, when it only answers a connection of which nothing is under way, directly to that one, so
     * that a reply never overtakes.
     */
    public void submit(Entry entry, @Nullable Connection origin) {
        if (entry.isEmpty()) {
            return;
        }
        profiles.note(entry);
        if (entry.isOrdered() || (origin != null && origin.isAwaitingEntries())) {
            journal.append(entry, origin);
        } else {
            entry.show();
        }
    }

    /** The update with id, clock and sender filled in where they are not set: a new id, now, and the server's own user. */
    public Update complete(Update update) {
        return completion.of(update);
    }

    /** The same for an answer to the update of that id, which failures name as well (§3.2). */
    Update complete(Update answer, @Nullable Id id) {
        return completion.of(answer, id);
    }

    /** The id of an update that is not processed yet, or null when it cannot be read. */
    @Nullable Id idOf(String text) {
        return reader.idOf(text);
    }
}
