package org.lichat.domain;

import static org.lichat.protocol.Failures.ALREADY_IN_CHANNEL;
import static org.lichat.protocol.Failures.NO_SUCH_USER;
import static org.lichat.protocol.Failures.TOO_MANY_CHANNELS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Failure;
import org.lichat.protocol.UpdateType;

/**
 * A channel (§2.4). Whoever changes it or distributes over it does so in its turn, so that all its users see all its updates in one
 * order; that turn is a lock of tier 3.
 */
public final class Channel {
    private final Name name;
    private final Kind kind;
    private final Name registrant;
    private final Instant createdOn;
    private final Permissions permissions;
    private final Set<User> users = new LinkedHashSet<>();
    private final Audience audience = new Audience(this);
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Instant emptySince;
    private volatile boolean destroyed;

    /** The three kinds of channel (§2.4.1–3). */
    public enum Kind {
        PRIMARY,
        ANONYMOUS,
        REGULAR
    }

    Channel(KeptChannel kept, DefaultRules defaults, Map<UpdateType, Rule> rules, Instant now) {
        this.name = kept.name();
        this.kind = kept.kind();
        this.registrant = kept.registrant();
        this.createdOn = kept.createdOn();
        this.permissions = new Permissions(kind, registrant, defaults, rules);
        this.emptySince = now;
    }

    public Name name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Permissions permissions() {
        return permissions;
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
        if (kind == Kind.ANONYMOUS && !rule.permitsByName(user.name()) && !has(user)) {
            return false;
        }
        return rule.permits(user.name());
    }

    /** Whether the user is in the channel. */
    public boolean has(User user) {
        turn.lock();
        try {
            return users.contains(user);
        } finally {
            turn.unlock();
        }
    }

    /** The users in the channel, in the order in which they came. */
    public List<User> users() {
        turn.lock();
        try {
            return new ArrayList<>(users);
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
        if (users.contains(user)) {
            throw new Failure(ALREADY_IN_CHANNEL, "The user " + user + " is already in the channel " + name + ".");
        }
        switch (user.enter(this, limit)) {
            case TOO_MANY ->
                throw new Failure(
                        TOO_MANY_CHANNELS,
                        "The user " + user + " is in " + limit + " channels, which is the most allowed.");
            case GONE -> throw new Failure(NO_SUCH_USER, "The user " + user + " has left the server.");
            case DONE -> {
                users.add(user);
                emptySince = null;
            }
        }
    }

    /**
     * Takes the user out of the channel's users. In its turn only.
     *
     * @return whether the user was in it
     */
    public boolean remove(User user, Instant now) {
        user.exit(this);
        boolean removed = users.remove(user);
        if (users.isEmpty()) {
            emptySince = now;
        }
        return removed;
    }

    /** Since when nobody is in the channel, or null while somebody is. */
    public @Nullable Instant emptySince() {
        return emptySince;
    }

    /** Whether the channel was removed from the network; one who waited for its turn may find it so. */
    public boolean isDestroyed() {
        return destroyed;
    }

    void destroy() {
        destroyed = true;
    }

    /** The channel as it is to be kept. */
    public KeptChannel kept() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        permissions.changed().forEach((type, rule) -> rules.put(type.name().name(), rule));
        return new KeptChannel(name, kind, registrant, createdOn, rules);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
