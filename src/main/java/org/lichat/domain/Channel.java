package org.lichat.domain;

import static org.lichat.protocol.Failures.ALREADY_IN_CHANNEL;
import static org.lichat.protocol.Failures.NO_SUCH_USER;
import static org.lichat.protocol.Failures.TOO_MANY_CHANNELS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.PermissionSource.Verdict;
import org.lichat.protocol.Failure;
import org.lichat.protocol.UpdateType;

/**
 * A channel (§2.4). Whoever changes it or distributes over it does so in its turn, so that all its users see all its updates in one
 * order; that turn is a lock of tier 3.
 */
public final class Channel {
    private final Name name;
    private volatile KeptChannel.Origin origin;
    private final Permissions permissions;
    private final Customs customs;
    /** Each user with the number of its join. */
    private final Map<User, Long> users = new LinkedHashMap<>();

    private final Audience audience = new Audience(this);
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Attributes attributes;
    private long newest;
    /** Rules about types that this server does not know now, but may another day. */
    private Map<String, Rule> unread = new LinkedHashMap<>(0);

    private final Map<State<?>, Object> states = new HashMap<>(0);
    private volatile @Nullable Instant emptySince;
    private volatile boolean destroyed;

    /** The three kinds of channel (§2.4.1–3). */
    public enum Kind {
        PRIMARY,
        ANONYMOUS,
        REGULAR
    }

    Channel(KeptChannel kept, Customs customs, Map<UpdateType, Rule> rules, Instant now) {
        this.name = kept.name();
        this.origin = kept.origin();
        this.permissions = new Permissions(origin, customs.rules(), rules);
        this.customs = customs;
        this.attributes = kept.attributes();
        this.newest = kept.newest();
        // Whoever was in it when the server ended has been there until now.
        this.emptySince = kept.emptySince() == null ? now : kept.emptySince();
    }

    public Name name() {
        return name;
    }

    public Kind kind() {
        return origin.kind();
    }

    /** The name of the user who made it; that of the server's user where nobody else is it. */
    public Name registrant() {
        return origin.registrant();
    }

    public Permissions permissions() {
        return permissions;
    }

    /** The value of an attribute of this channel. */
    public <T> T get(Attribute<T> attribute) {
        return attributes.get(attribute);
    }

    /** Becomes what the kept channel was, except for its name and its registrant; that has given its rules already. */
    void restore(KeptChannel kept) {
        origin = new KeptChannel.Origin(
                kind(), origin.registrant(), kept.origin().createdOn());
        attributes = kept.attributes();
        newest = kept.newest();
    }

    void keepUnread(Map<String, Rule> rules) {
        unread = new LinkedHashMap<>(rules);
    }

    <T> void set(Attribute<T> attribute, T value) {
        attributes = attributes.with(attribute, value);
    }

    /** Does something in this channel's turn. */
    public void inTurn(Runnable body) {
        turn.lock();
        try {
            body.run();
        } finally {
            turn.unlock();
        }
    }

    /** Whether what is said here is kept: not where nobody may read it later. */
    boolean isRecorded() {
        UpdateType readBy = customs.readBy();
        return readBy == null || !permissions.rule(readBy).equals(Rule.NO_ONE);
    }

    /** What an extension has noted about this channel. In its turn only. */
    @SuppressWarnings("unchecked") // under a state is only what it began with
    public <T> T get(State<T> state) {
        return (T) states.computeIfAbsent(state, State::begin);
    }

    Customs customs() {
        return customs;
    }

    /** Who sees the channel's updates; only for steps of an {@link Entry}. */
    Audience audience() {
        return audience;
    }

    /**
     * Whether the user may perform updates of this type here (§5.1.8). An anonymous channel refuses whoever is neither in it nor named
     * in the rule (§2.4.2).
     */
    public boolean permits(User user, UpdateType type) {
        Rule rule = permissions.rule(type);
        if (rule.names(user.name())) {
            return rule.permits(user.name());
        }
        if (kind() == Kind.ANONYMOUS && !has(user)) {
            return false;
        }
        for (PermissionSource source : customs.sources()) {
            Verdict verdict = source.judge(this, user, type);
            if (verdict != Verdict.NO_OPINION) {
                return verdict == Verdict.GRANTED;
            }
        }
        return rule.permits(user.name());
    }

    /** Whether the user is in the channel. */
    public boolean has(User user) {
        turn.lock();
        try {
            return users.containsKey(user);
        } finally {
            turn.unlock();
        }
    }

    /** The users in the channel, in the order in which they came. */
    public List<User> users() {
        turn.lock();
        try {
            return new ArrayList<>(users.keySet());
        } finally {
            turn.unlock();
        }
    }

    int userCount() {
        turn.lock();
        try {
            return users.size();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Adds the user to the channel's users. In its turn only.
     *
     * @param limit in how many channels a user may be
     * @throws Failure {@code already-in-channel}, {@code too-many-channels}, or {@code no-such-user} when the user is just leaving
     */
    public void add(User user, int limit) {
        if (users.containsKey(user)) {
            throw new Failure(ALREADY_IN_CHANNEL, "The user " + user + " is already in the channel " + name + ".");
        }
        switch (user.enter(this, limit)) {
            case TOO_MANY ->
                throw new Failure(
                        TOO_MANY_CHANNELS,
                        "The user " + user + " is in " + limit + " channels, which is the most allowed.");
            case GONE -> throw new Failure(NO_SUCH_USER, "The user " + user + " has left the server.");
            case DONE -> {
                users.put(user, newest);
                emptySince = null;
            }
        }
    }

    long nextNumber() {
        return ++newest;
    }

    void joined(User user, long number) {
        users.put(user, number);
    }

    /** The number of what was distributed last. In its turn only. */
    public long newest() {
        return newest;
    }

    /** The number behind which a user has been in the channel: that of the join, if that was kept. In its turn only. */
    public long joined(User user) {
        return users.getOrDefault(user, newest);
    }

    /**
     * Takes the user out of the channel's users. In its turn only.
     *
     * @return whether the user was in it
     */
    public boolean remove(User user, Instant now) {
        user.exit(this);
        boolean removed = users.remove(user) != null;
        if (users.isEmpty()) {
            emptySince = now;
        }
        return removed;
    }

    /** Since when nobody is in the channel, or null while somebody is. */
    public @Nullable Instant emptySince() {
        return emptySince;
    }

    /** Lets the channel live longer by a time that does not count. In its turn only. */
    public void skip(Duration time, Instant now) {
        Instant empty = emptySince;
        if (empty != null) {
            Instant later = empty.plus(time);
            emptySince = later.isAfter(now) ? now : later;
        }
    }

    /** Whether the channel was removed from the network; one who waited for its turn may find it so. */
    public boolean isDestroyed() {
        return destroyed;
    }

    void destroy() {
        destroyed = true;
    }

    /**
     * Takes a person who is no more out of the channel's rules, and gives the channel to the heir if it was theirs. In its turn only.
     *
     * @return whether that changed anything
     */
    boolean forget(Name person, Name heir) {
        if (!kept().mentions(person)) {
            return false;
        }
        origin = kept().without(person, heir).origin();
        permissions.forget(person, origin.registrant());
        unread.replaceAll((type, rule) -> rule.forget(person));
        return true;
    }

    /** The channel as it is to be kept. */
    public KeptChannel kept() {
        Map<String, Rule> rules = new LinkedHashMap<>(unread);
        permissions.changed().forEach((type, rule) -> rules.put(type.toString(), rule));
        return new KeptChannel(name, origin, emptySince, rules, attributes, newest);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
