package org.lichat.server;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.domain.Profile;
import org.lichat.domain.ProfileObserver;
import org.lichat.domain.User;
import org.lichat.protocol.Slot;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.protocol.Vocabulary;
import org.lichat.wire.Symbol;

/** What all extensions together installed, compiled once: from here on nothing is looked for any more. Immutable. */
public final class Installation {
    private static final Handler[] NONE = {};

    private final Vocabulary vocabulary;
    private final List<String> extensions;
    private final Map<UpdateType, Handler[]> handlers = new HashMap<>();
    private final Map<Symbol, Function<Described, @Nullable Object>> userAttributes;
    private final Map<Symbol, Function<Connection, @Nullable Object>> connectionAttributes;
    private final List<Sweeps.Sweep> sweeps;
    private final List<Consumer<Server>> start;
    private final List<Consumer<Server>> started;
    private final List<BiConsumer<Server, Connection>> closed;
    private final List<String> checks;
    private final Set<UpdateType> queries;
    private final Slot<?>[] verbatim;
    private final Admittance admittance;
    private final List<Consumer<Request>> registrations;
    private final List<ProfileObserver> profileObservers;
    private final List<BiFunction<Update, Profile, Update>> information;

    /**
     * Whom {@code server-info} is about (§5.5.5).
     *
     * @param user null while nobody of that name is connected
     * @param profile null when the name is not registered
     */
    public record Described(@Nullable User user, @Nullable Profile profile) {}

    Installation(ServerBuilder builder, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.extensions = List.copyOf(builder.extensions);
        this.userAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.userAttributes));
        this.connectionAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.connectionAttributes));
        this.sweeps = List.copyOf(builder.sweeps);
        this.start = List.copyOf(builder.start);
        this.started = List.copyOf(builder.started);
        this.closed = List.copyOf(builder.closed);
        this.queries = vocabulary.types().filter(builder.handling::isQuery).collect(Collectors.toUnmodifiableSet());
        this.verbatim = builder.verbatim().toArray(Slot<?>[]::new);
        this.admittance = builder.admittance();
        this.registrations = List.copyOf(builder.registrations);
        this.profileObservers = List.copyOf(builder.profileObservers);
        this.information = List.copyOf(builder.information);
        this.checks = builder.handling.checks().stream().map(Check::clause).toList();
        vocabulary.types().forEach(type -> handlers.put(type, builder.handling.compile(type)));
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The names of the supported extensions in every spelling that clients look for (§6). */
    public List<String> extensions() {
        return extensions;
    }

    /** What an update of the type goes through: its checks, then its handler; nothing for types that clients may not send. */
    Handler[] handlers(UpdateType type) {
        return handlers.getOrDefault(type, NONE);
    }

    /** Whether clients only ask by this type, or may not send it at all: so nothing of it has to be kept. */
    boolean isQuery(UpdateType type) {
        return queries.contains(type);
    }

    /** Whether the update is to go through as it was sent. */
    boolean isVerbatim(Update update) {
        for (Slot<?> slot : verbatim) {
            if (update.find(slot) != null) {
                return true;
            }
        }
        return false;
    }

    /** The types that clients may send. */
    public List<UpdateType> sendable() {
        return vocabulary.types().filter(type -> handlers(type).length > 0).toList();
    }

    /** The type that clients may send and mean by this name, or null. */
    public @Nullable UpdateType sendable(Symbol name) {
        UpdateType type = vocabulary.find(name);
        return type != null && handlers(type).length > 0 ? type : null;
    }

    /** The clauses of the checks, in their order; for support. */
    List<String> checks() {
        return checks;
    }

    /** What {@code server-info} tells about users, by attribute. */
    public Map<Symbol, Function<Described, @Nullable Object>> userAttributes() {
        return userAttributes;
    }

    /** What {@code server-info} tells about each of their connections. */
    public Map<Symbol, Function<Connection, @Nullable Object>> connectionAttributes() {
        return connectionAttributes;
    }

    /** What is asked of whoever comes. */
    public Admittance admittance() {
        return admittance;
    }

    /** What registrations change beside what the core does. */
    public List<Consumer<Request>> registrations() {
        return registrations;
    }

    /** Who is to be told when a profile ends. */
    public List<ProfileObserver> profileObservers() {
        return profileObservers;
    }

    /** What the answers to {@code user-info} tell of profiles beside what the core does. */
    public List<BiFunction<Update, Profile, Update>> information() {
        return information;
    }

    List<Sweeps.Sweep> sweeps() {
        return sweeps;
    }

    List<Consumer<Server>> start() {
        return start;
    }

    List<Consumer<Server>> started() {
        return started;
    }

    List<BiConsumer<Server, Connection>> closed() {
        return closed;
    }
}
