package org.lichat.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.ChannelObserver;
import org.lichat.domain.Connection;
import org.lichat.domain.Customs;
import org.lichat.domain.DefaultRule;
import org.lichat.domain.DefaultRules;
import org.lichat.domain.DeliveryRules;
import org.lichat.domain.Name;
import org.lichat.domain.Network;
import org.lichat.domain.PermissionSource;
import org.lichat.domain.Profile;
import org.lichat.domain.ProfileObserver;
import org.lichat.domain.Stores;
import org.lichat.domain.User;
import org.lichat.domain.Voice;
import org.lichat.protocol.Core;
import org.lichat.protocol.Dialect;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Slot;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.protocol.Vocabulary;
import org.lichat.wire.Symbol;

/** Builds a server, and is all that an {@link Extension} can do to it. */
public final class ServerBuilder {
    final List<String> extensions = new ArrayList<>();
    final Map<Symbol, Function<Installation.Described, @Nullable Object>> userAttributes = new LinkedHashMap<>();
    final Map<Symbol, Function<Connection, @Nullable Object>> connectionAttributes = new LinkedHashMap<>();
    final List<Sweeps.Sweep> sweeps = new ArrayList<>();
    final List<Consumer<Server>> start = new ArrayList<>();
    final List<Consumer<Server>> started = new ArrayList<>();
    final List<BiConsumer<Server, Connection>> closed = new ArrayList<>();
    final List<Consumer<Request>> registrations = new ArrayList<>();
    final List<ProfileObserver> profileObservers = new ArrayList<>();
    final List<BiFunction<Update, Profile, Update>> information = new ArrayList<>();
    final Map<String, Documents> documents = new LinkedHashMap<>();
    final Handling handling = new Handling();

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

    private final Settings settings;
    private final Stores stores;
    private final Time time;
    private final ThreadFactory threads;
    private final Set<UpdateType> types = new LinkedHashSet<>();
    private final Map<UpdateType, List<Slot<?>>> fields = new LinkedHashMap<>();
    private final Map<UpdateType, Map<Channel.Kind, DefaultRule>> permissions = new LinkedHashMap<>();
    private final List<ChannelObserver> observers = new ArrayList<>();
    private final List<PermissionSource> sources = new ArrayList<>();
    private final List<BiPredicate<Channel, User>> from = new ArrayList<>();
    private final List<BiPredicate<User, Voice>> to = new ArrayList<>();
    private final Admittance admittance = new Admittance();
    private final Set<Slot<?>> verbatim = new LinkedHashSet<>();
    private @Nullable UpdateType readBy;

    /** A builder of a server that keeps what is in the stores. */
    public ServerBuilder(Settings settings, Stores stores, Time time, ThreadFactory threads) {
        this.settings = settings;
        this.stores = stores;
        this.time = time;
        this.threads = threads;
        every(any -> LOOK_INTERVAL, server -> server.lookups().lookAgain(stores.profiles()));
        every(any -> Delays.INTERVAL, server -> server.addressLimits().logins().look());
        every(any -> Refusals.INTERVAL, server -> server.connections().reportRefusals());
        every(any -> Refusals.INTERVAL, server -> server.addressLimits().forgetOld());
        types.addAll(Core.TYPES);
        types.addAll(Failures.TYPES);
    }

    /** Installs the extensions, in the order of their class names so that it is the same on every start. */
    public ServerBuilder install(Collection<? extends Extension> found) {
        found.stream()
                .sorted(Comparator.comparing(extension -> extension.getClass().getName()))
                .forEach(extension -> extension.install(this));
        return this;
    }

    /** The server with everything that was installed. */
    public Server build() {
        return new Server(this);
    }

    /** Announces an extension, by its names and in every other spelling that clients look for (§6). */
    public void supports(String... names) {
        for (String name : names) {
            extensions.addAll(Dialect.spellings(name));
        }
    }

    /** Adds a type without a handler of its own: it is handled as its superclass is, or not sent by clients. */
    public void update(UpdateType type) {
        types.add(type);
    }

    /** Adds a type and what happens when a client sends it. */
    public void update(UpdateType type, Handler handler) {
        types.add(type);
        handling.handle(type, handler);
    }

    /** Lets something else happen when a client sends a type of somebody else, whichever of the two is installed first. */
    public void instead(UpdateType type, Handler handler) {
        handling.instead(type, handler);
    }

    /**
     * Adds a type by which clients only ask, so that nothing of it has to be kept: it is answered even while the journal is full.
     */
    public void query(UpdateType type, Handler handler) {
        update(type, handler);
        handling.query(type);
    }

    /** Adds optional slots to a type of somebody else, and so to its subclasses (§6). */
    public void fields(UpdateType type, Slot<?>... slots) {
        fields.computeIfAbsent(type, any -> new ArrayList<>()).addAll(List.of(slots));
    }

    /** Adds a check right behind another one; of several behind the same, the one that is added last comes first. */
    public void checkAfter(Check place, Check added) {
        handling.after(place, added);
    }

    /** Adds a check right before another one. */
    public void checkBefore(Check place, Check added) {
        handling.before(place, added);
    }

    /** Lets updates with this slot through as they were sent: nothing in them is filled in or corrected. */
    public void verbatim(Slot<?> slot) {
        verbatim.add(slot);
    }

    /** Leaves out checks for a type and its subclasses. */
    public void exempt(UpdateType type, Check... left) {
        handling.exempt(type, List.of(left));
    }

    /** Declares who may perform updates of this type on channels of each kind, until the channel's rules are changed. */
    public void permit(UpdateType type, DefaultRule primary, DefaultRule anonymous, DefaultRule regular) {
        Map<Channel.Kind, DefaultRule> rules = new EnumMap<>(Channel.Kind.class);
        rules.put(Channel.Kind.PRIMARY, primary);
        rules.put(Channel.Kind.ANONYMOUS, anonymous);
        rules.put(Channel.Kind.REGULAR, regular);
        permissions.put(type, rules);
    }

    /** Lets something else than the rules of channels say who may do what there (§5.1.8). */
    public void permissions(PermissionSource source) {
        sources.add(source);
    }

    /** Decides whom a channel lets be heard by others; see {@link DeliveryRules}. */
    public void deliverFrom(BiPredicate<Channel, User> speaks) {
        from.add(speaks);
    }

    /** Decides who hears whom; see {@link DeliveryRules}. */
    public void deliverTo(BiPredicate<User, Voice> hears) {
        to.add(hears);
    }

    /** What is asked of whoever comes, to which more can be added (§4.1). */
    public Admittance admittance() {
        return admittance;
    }

    /** Lets somebody see what happens in channels, and add to it. */
    public void observe(ChannelObserver observer) {
        observers.add(observer);
    }

    /** Lets somebody see profiles end. */
    public void observe(ProfileObserver observer) {
        profileObservers.add(observer);
    }

    /** Adds to what a registration changes, in the turn of the primary channel right behind §5.2.4; it can be refused no more. */
    public void onRegistration(Consumer<Request> more) {
        registrations.add(more);
    }

    /** Declares by which type clients read what is kept: where nobody may perform it, nothing that is said is kept. */
    public void keptFor(UpdateType reading) {
        readBy = reading;
    }

    /** Adds something that {@code server-info} tells about users; null leaves it out (§5.5.5). */
    public void describeUser(Symbol attribute, Function<Installation.Described, @Nullable Object> description) {
        userAttributes.put(attribute, description);
    }

    /** Adds something that {@code server-info} tells about each connection; null leaves it out (§5.5.5). */
    public void describeConnection(Symbol attribute, Function<Connection, @Nullable Object> description) {
        connectionAttributes.put(attribute, description);
    }

    /** Adds to the answers to {@code user-info} about registered users, of whose profile the function is told (§5.5.3). */
    public void inform(BiFunction<Update, Profile, Update> more) {
        information.add(more);
    }

    /** Does something periodically while the server runs. */
    public void every(Function<Settings, Duration> interval, Consumer<Server> task) {
        sweeps.add(new Sweeps.Sweep(interval, task));
    }

    /**
     * Serves documents over HTTP, beneath a path that begins and ends with a slash; of the root, only itself. In a container a servlet must
     * be mapped there.
     */
    public void serve(String path, Documents found) {
        documents.put(path, found);
    }

    /** Does something when the server starts, before the first connection. */
    public void onStart(Consumer<Server> task) {
        start.add(task);
    }

    /** Does something when all others have done so, and the server could take its first connection. */
    public void onStarted(Consumer<Server> task) {
        started.add(task);
    }

    /** Does something when a connection is gone (§4.3). */
    public void onClosed(BiConsumer<Server, Connection> task) {
        closed.add(task);
    }

    public Settings settings() {
        return settings;
    }

    Set<Slot<?>> verbatim() {
        return verbatim;
    }

    Stores stores() {
        return stores;
    }

    Time time() {
        return time;
    }

    ThreadFactory threads() {
        return threads;
    }

    Installation installation() {
        return new Installation(this, new Vocabulary(types, fields));
    }

    Network network(Vocabulary vocabulary) {
        Name name = Name.of(settings.get(Settings.NAME));
        DeliveryRules delivery = new DeliveryRules(from, to);
        Customs customs = new Customs(new DefaultRules(permissions), sources, readBy, delivery, observers);
        return new Network(name, vocabulary, customs, time.now());
    }
}
