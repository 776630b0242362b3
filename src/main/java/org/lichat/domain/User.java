package org.lichat.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Frame;

/** A participant of the network (§2.2), with the connections that act as it and the channels it is in. */
public final class User {
    private static final Connection[] NONE = {};

    private final Name name;
    // Nobody enters a channel twice, and most users are in a few: lists cost a fourth of what sets do.
    private final List<Channel> channels = new ArrayList<>(2);
    private final List<Channel> seen = new ArrayList<>(2);
    private volatile Connection[] connections = NONE;
    /** Those that see what the user sees: this changes with the entries that are shown, later than {@link #connections}. */
    private volatile Connection[] shown = NONE;

    private volatile @Nullable Profile profile;
    private boolean gone;

    User(Name name, @Nullable Profile profile) {
        this.name = name;
        this.profile = profile;
    }

    /** What came of tying a connection to a user, or of a user's entering a channel. */
    enum Admission {
        DONE,
        TOO_MANY,
        GONE
    }

    public Name name() {
        return name;
    }

    /** The user's profile, or null when it is not registered. */
    public @Nullable Profile profile() {
        return profile;
    }

    /** Makes the profile what the function makes of it; see {@link Entry#save}. */
    synchronized Profile change(Function<@Nullable Profile, Profile> changed) {
        Profile after = changed.apply(profile);
        profile = after;
        return after;
    }

    /** The value of an attribute of the user's profile; the default when there is no profile. */
    public <T> T get(Attribute<T> attribute) {
        Profile registered = profile;
        return registered == null
                ? attribute.byDefault()
                : registered.attributes().get(attribute);
    }

    /** The value of an attribute of the user's membership in the channel; the default when there is no profile. */
    public <T> T get(Channel channel, Attribute<T> attribute) {
        Profile registered = profile;
        return registered == null
                ? attribute.byDefault()
                : registered.in(channel.name()).get(attribute);
    }

    /** Forgets what the user's memberships in a channel were like that is no more. */
    synchronized void forget(Channel destroyed) {
        Profile registered = profile;
        if (registered != null) {
            profile = registered.without(destroyed.name());
        }
    }

    /** Takes the user's profile away, which is erased. */
    public synchronized void unregister() {
        profile = null;
    }

    /** The connections that act as this user, oldest first. */
    public List<Connection> connections() {
        return List.of(connections);
    }

    /** The channels the user is in, the primary one first. */
    public synchronized List<Channel> channels() {
        return new ArrayList<>(channels);
    }

    /** Ties a connection to this user (§4.1.10), of which it may have at most {@code limit}. */
    synchronized Admission tie(Connection connection, int limit) {
        if (gone) {
            return Admission.GONE;
        }
        if (connections.length >= limit) {
            return Admission.TOO_MANY;
        }
        List<Connection> more = new ArrayList<>(List.of(connections));
        more.add(connection);
        connections = more.toArray(NONE);
        connection.tie(this);
        return Admission.DONE;
    }

    /**
     * Removes a connection (§4.3.3).
     *
     * @return whether it was the last one, so that the user is gone
     */
    public synchronized boolean untie(Connection connection) {
        List<Connection> fewer = new ArrayList<>(List.of(connections));
        if (fewer.remove(connection)) {
            connections = fewer.toArray(NONE);
            gone = fewer.isEmpty();
            return gone;
        }
        return false;
    }

    /** Whether the last connection was removed, so that the user is about to leave its channels. */
    public synchronized boolean isGone() {
        return gone;
    }

    /** Enters a channel, of which the user may be in at most {@code limit}. */
    synchronized Admission enter(Channel channel, int limit) {
        if (gone) {
            return Admission.GONE;
        }
        if (channels.size() >= limit) {
            return Admission.TOO_MANY;
        }
        channels.add(channel);
        return Admission.DONE;
    }

    synchronized void exit(Channel channel) {
        channels.remove(channel);
    }

    /** Sends the frame to all connections that have been greeted. */
    void send(Frame frame) {
        for (Connection connection : shown) {
            connection.send(frame);
        }
    }

    void show(Connection connection) {
        hide(connection);
        List<Connection> more = new ArrayList<>(List.of(shown));
        more.add(connection);
        shown = more.toArray(NONE);
    }

    void hide(Connection connection) {
        List<Connection> fewer = new ArrayList<>(List.of(shown));
        if (fewer.remove(connection)) {
            shown = fewer.toArray(NONE);
        }
    }

    void sees(Channel channel) {
        seen.add(channel);
    }

    void seesNoMore(Channel channel) {
        seen.remove(channel);
    }

    /** The channels whose join has been shown to this user, the primary one first; only for steps of an {@link Entry}. */
    public List<Channel> seen() {
        return seen;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
