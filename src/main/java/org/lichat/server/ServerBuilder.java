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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.ChannelObserver;
import org.lichat.domain.Connection;
import org.lichat.domain.Customs;
import org.lichat.domain.DefaultRule;
import org.lichat.domain.DefaultRules;
import org.lichat.domain.Name;
import org.lichat.domain.Network;
import org.lichat.domain.Stores;
import org.lichat.protocol.Core;
import org.lichat.protocol.Dialect;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Slot;
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
    final List<BiConsumer<Server, Connection>> closed = new ArrayList<>();
    final Map<String, Documents> documents = new LinkedHashMap<>();

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

    private final Settings settings;
    private final Stores stores;
    private final Time time;
    private final ThreadFactory threads;
    private final Set<UpdateType> types = new LinkedHashSet<>();
    private final Map<UpdateType, Handler> handlers = new LinkedHashMap<>();
    private final Map<UpdateType, Handler> instead = new LinkedHashMap<>();
    private final Set<UpdateType> queries = new LinkedHashSet<>();
    private final Map<UpdateType, List<Slot<?>>> fields = new LinkedHashMap<>();
    private final Map<UpdateType, List<Check>> exemptions = new LinkedHashMap<>();
    private final Map<UpdateType, Map<Channel.Kind, DefaultRule>> permissions = new LinkedHashMap<>();
    private final List<Check> checks = new ArrayList<>(Checks.IN_ORDER);
    private final List<ChannelObserver> observers = new ArrayList<>();
    private final Set<Slot<?>> verbatim = new LinkedHashSet<>();
    private @Nullable UpdateType readBy;

    /** A builder of a server that keeps what is in the stores. */
    public ServerBuilder(Settings settings, Stores stores, Time time, ThreadFactory threads) {
        this.settings = settings;
        this.stores = stores;
        this.time = time;
        this.threads = threads;
        every(any -> LOOK_INTERVAL, server -> server.lookups().lookAgain(stores.profiles()));
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
        handlers.put(type, handler);
    }

    /** Lets something else happen when a client sends a type of somebody else, whichever of the two is installed first. */
    public void instead(UpdateType type, Handler handler) {
        instead.put(type, handler);
    }

    /**
     * Adds a type by which clients only ask, so that nothing of it has to be kept: it is answered even while the journal is full.
     */
    public void query(UpdateType type, Handler handler) {
        update(type, handler);
        queries.add(type);
    }

    /** Adds optional slots to a type of somebody else, and so to its subclasses (§6). */
    public void fields(UpdateType type, Slot<?>... slots) {
        fields.computeIfAbsent(type, any -> new ArrayList<>()).addAll(List.of(slots));
    }

    /** Adds a check right behind another one; of several behind the same, the one that is added last comes first. */
    public void checkAfter(Check place, Check added) {
        checks.add(placeOf(place) + 1, added);
    }

    /** Adds a check right before another one. */
    public void checkBefore(Check place, Check added) {
        checks.add(placeOf(place), added);
    }

    private int placeOf(Check check) {
        int index = checks.indexOf(check);
        if (index < 0) {
            throw new IllegalArgumentException("There is no check " + check.clause() + ".");
        }
        return index;
    }

    /** Lets updates with this slot through as they were sent: nothing in them is filled in or corrected. */
    public void verbatim(Slot<?> slot) {
        verbatim.add(slot);
    }

    /** Leaves out checks for a type and its subclasses. */
    public void exempt(UpdateType type, Check... left) {
        exemptions.computeIfAbsent(type, any -> new ArrayList<>()).addAll(List.of(left));
    }

    /** Declares who may perform updates of this type on channels of each kind, until the channel's rules are changed. */
    public void permit(UpdateType type, DefaultRule primary, DefaultRule anonymous, DefaultRule regular) {
        Map<Channel.Kind, DefaultRule> rules = new EnumMap<>(Channel.Kind.class);
        rules.put(Channel.Kind.PRIMARY, primary);
        rules.put(Channel.Kind.ANONYMOUS, anonymous);
        rules.put(Channel.Kind.REGULAR, regular);
        permissions.put(type, rules);
    }

    /** Lets somebody see what happens in channels, and add to it. */
    public void observe(ChannelObserver observer) {
        observers.add(observer);
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

    /** Does something periodically while the server runs. */
    public void every(Function<Settings, Duration> interval, Consumer<Server> task) {
        sweeps.add(new Sweeps.Sweep(interval, task));
    }

    /** Serves documents over HTTP, beneath a path that begins and ends with a slash. In a container a servlet must be mapped there. */
    public void serve(String path, Documents found) {
        documents.put(path, found);
    }

    /** Does something when the server starts, before the first connection. */
    public void onStart(Consumer<Server> task) {
        start.add(task);
    }

    /** Does something when a connection is gone (§4.3). */
    public void onClosed(BiConsumer<Server, Connection> task) {
        closed.add(task);
    }

    public Settings settings() {
        return settings;
    }

    List<Check> checks() {
        return checks;
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
        return new Network(name, vocabulary, new Customs(new DefaultRules(permissions), readBy, observers), time.now());
    }

    /** The checks that apply to the type, then its handler; nothing when there is no handler. */
    Handler[] compile(UpdateType type) {
        UpdateType handled = handled(type);
        if (handled == null) {
            return new Handler[0];
        }
        List<Handler> steps = new ArrayList<>();
        String extension = type.extension();
        if (extension != null) {
            steps.add(request -> request.connection().uses(extension));
        }
        checks.stream()
                .filter(check -> type.isA(check.type()) && !isExempt(type, check))
                .forEach(check -> steps.add(check.handler()));
        steps.add(Objects.requireNonNull(instead.getOrDefault(handled, handlers.get(handled))));
        return steps.toArray(Handler[]::new);
    }

    /** The type whose handler is the type's as well, or null. */
    private @Nullable UpdateType handled(UpdateType type) {
        return type.lineage().filter(handlers::containsKey).findFirst().orElse(null);
    }

    /** Whether what handles the type only asks. */
    boolean isQuery(UpdateType type) {
        UpdateType handled = handled(type);
        return handled == null || queries.contains(handled);
    }

    private boolean isExempt(UpdateType type, Check check) {
        return type.lineage()
                .anyMatch(
                        ancestor -> exemptions.getOrDefault(ancestor, List.of()).contains(check));
    }
}
