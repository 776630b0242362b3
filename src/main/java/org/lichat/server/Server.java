package org.lichat.server;

import static org.lichat.protocol.Failures.FAILURE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.History;
import org.lichat.domain.Journal;
import org.lichat.domain.Network;
import org.lichat.domain.Payloads;
import org.lichat.domain.Stores;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;

/** A Lichat server without its transports: what connections bring in goes through here. Built by {@link ServerBuilder}. */
public final class Server {
    private static final Logger LOG = System.getLogger(Server.class.getName());

    private final Installation installation;
    private final UpdateReader reader;
    private final Restoration restoration;
    private final Network network;
    private final CurrentProfiles profiles;
    private final Lookups lookups;
    private final Passwords passwords;
    private final FairWorkers workshop;
    private final Site site;
    private final Stores stores;
    private final JournalWriter journal;
    private final Connections connections = new Connections(OpenFiles.ofProcess());
    private final AddressLimits addressLimits;
    private final Readiness readiness;
    private final Sweeps sweeps;
    private final Time time;
    private final Completion completion;
    private final Dispatch dispatch = new Dispatch(this);
    private final Departures departures = new Departures(this);
    private volatile Settings settings;
    private volatile @Nullable Closing stopping;
    private final Workers workers;

    Server(ServerBuilder builder) {
        this.settings = builder.settings();
        this.stores = builder.stores();
        this.time = builder.time();
        this.addressLimits = new AddressLimits(this);
        this.installation = builder.installation();
        this.reader = new UpdateReader(installation, settings);
        this.restoration = new Restoration(stores, settings);
        this.network = builder.network(installation.vocabulary());
        restoration.restore(network, time.now());
        this.completion = new Completion(network.server(), time);
        this.profiles = new CurrentProfiles(stores.profiles());
        this.passwords = new Passwords(builder.threads(), settings.get(Settings.SALT));
        this.workshop = FairWorkers.forLargeTasks(builder.threads(), "lichat-workshop");
        this.lookups = new Lookups(builder.threads(), "lichat-reader", time);
        this.site = new Site(this, builder);
        this.journal = new JournalWriter(
                stores.journal(),
                builder.threads(),
                settings.get(Settings.JOURNAL_LIMIT),
                settings.get(Settings.JOURNAL_SIZE));
        this.readiness = new Readiness(journal, lookups);
        this.workers = new Workers(builder.threads());
        this.sweeps = new Sweeps(this, installation.sweeps());
    }

    /** Starts the journal, and with the scheduler the periodic work (§4.2). */
    public void start(ScheduledExecutorService scheduler) {
        LOG.log(Level.INFO, "{0} checks updates by {1}", network.server(), installation.checks());
        connections.start(settings);
        passwords.start();
        workshop.start();
        lookups.start();
        site.start();
        journal.start(this::work, connection -> work(() -> lose(connection)));
        restoration.start(this);
        installation.start().forEach(task -> task.accept(this));
        sweeps.start(scheduler);
        installation.started().forEach(task -> task.accept(this));
    }

    /**
     * Shows what is under way, closes every connection, then keeps what is left. All are closed at one moment of the journal, so that
     * nobody sees the others go.
     */
    public void stop(Closing how, String reason) throws InterruptedException {
        readiness.stopping();
        stopping = how;
        sweeps.stop();
        List<Inbox> open = List.copyOf(connections.all());
        journal.behindAll(
                () -> connections.all().forEach(inbox -> inbox.connection().close(how, reason)));
        connections.all().forEach(inbox -> inbox.close(how, reason));
        open.forEach(inbox -> departures.complete(inbox.connection()));
        passwords.close();
        workshop.close();
        lookups.close();
        site.close();
        journal.close();
        workers.close();
    }

    /** Takes in a new connection. Whoever comes far beyond the limit is sent away at once, others when they connect (§4.1.1). */
    public Inbox open(Connection connection) {
        sweeps.look();
        return connections.take(this, connection, stopping);
    }

    /** Ends a connection of which an update can never be kept: what that did to its user is not what others see. */
    private void lose(Connection connection) {
        answer(connection, null, new Failure(FAILURE, "An update of yours could not be kept."));
        connections.close(connection, Closing.BUG, "An update could not be kept.");
    }

    void forget(Inbox inbox, String reason) {
        connections.remove(inbox, reason);
        installation.closed().forEach(task -> task.accept(this, inbox.connection()));
    }

    public Network network() {
        return network;
    }

    public CurrentProfiles profiles() {
        return profiles;
    }

    /** What was distributed and kept. */
    public History history() {
        return stores.history();
    }

    /** The binary contents that are kept. */
    public Payloads payloads() {
        return stores.payloads();
    }

    /** {@link Journal#hasMoreExpired}; false when the server stops, which must not wait for that. */
    public boolean hasMoreExpired() {
        return stopping == null && stores.journal().hasMoreExpired();
    }

    public Passwords passwords() {
        return passwords;
    }

    /** What works on pictures and the like, which takes long. */
    public FairWorkers workshop() {
        return workshop;
    }

    /** The open connections. */
    public Connections connections() {
        return connections;
    }

    /** What each address has done of what it may do so often. */
    public AddressLimits addressLimits() {
        return addressLimits;
    }

    /** What the extensions installed, for those updates that tell clients about it. */
    public Installation installation() {
        return installation;
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

    /** What asks for what is kept. */
    public Lookups lookups() {
        return lookups;
    }

    /** What is served over HTTP. */
    public Site site() {
        return site;
    }

    public Readiness readiness() {
        return readiness;
    }

    /** Whether there is no obstacle to its {@link #readiness}. */
    public boolean isReady() {
        return readiness.obstacle() == null;
    }

    /** What reads updates. */
    public UpdateReader reader() {
        return reader;
    }

    /** Does something soon on another thread, which must not block. */
    public void work(Runnable task) {
        workers.execute(task);
    }

    /** How connections, users and channels go. */
    public Departures departures() {
        return departures;
    }

    /** What processes updates. */
    Dispatch dispatch() {
        return dispatch;
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

    /** Pings a connection (§4.2), ahead of whatever waits for the journal: it asks for a sign of life and answers nothing. */
    public void ping(Connection connection) {
        if (connection.isGreeted()) {
            connection.send(Frame.of(complete(Update.of(Core.PING))));
        }
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
        lookups.uses().note(entry);
        if (entry.isOrdered() || (origin != null && origin.isAwaitingEntries())) {
            journal.append(entry, origin);
        } else {
            entry.show();
        }
    }

    /** Done when everything that was handed over before is kept and shown, on a thread that may process updates. */
    public CompletionStage<Boolean> behindAll() {
        CompletableFuture<Boolean> shown = new CompletableFuture<>();
        Entry last = new Entry();
        last.then(() -> work(() -> shown.complete(true)));
        submit(last, null);
        return shown;
    }

    /** The update with id, clock and sender filled in where they are not set: a new id, now, and the server's own user. */
    public Update complete(Update update) {
        return completion.of(update);
    }

    /** The same for an answer to the update of that id, which failures name as well (§3.2). */
    Update complete(Update answer, @Nullable Id id) {
        return completion.of(answer, id);
    }
}
