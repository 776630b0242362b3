package org.lichat.domain;

import static org.lichat.protocol.Failures.CHANNELNAME_TAKEN;
import static org.lichat.protocol.Failures.TOO_MANY_CONNECTIONS;
import static org.lichat.protocol.Failures.USERNAME_TAKEN;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Failure;
import org.lichat.protocol.UpdateType;
import org.lichat.protocol.Vocabulary;

/** All users and channels, by name. The server's own user and the primary channel are always there (§2.2, §2.4.1). */
public final class Network {
    private final Map<Name, User> users = new ConcurrentHashMap<>();
    private final Map<Name, Channel> channels = new ConcurrentHashMap<>();
    private final Vocabulary vocabulary;
    private final Customs customs;
    private final User server;
    private final Channel primary;
    private volatile Attributes attributes = Attributes.NONE;

    /**
     * A network without users, but for the server's own.
     *
     * @param name the name of the server's user and of the primary channel
     */
    public Network(Name name, Vocabulary vocabulary, Customs customs, Instant now) {
        this.vocabulary = vocabulary;
        this.customs = customs;
        this.server = new User(name, null);
        users.put(name, server);
        this.primary = restore(KeptChannel.made(name, Channel.Kind.PRIMARY, name, now), now);
        primary.inTurn(() -> primary.add(server, 1));
    }

    /** The server's own user. */
    public User server() {
        return server;
    }

    public Channel primary() {
        return primary;
    }

    /** The user of that name, or null when nobody of that name is connected. */
    public @Nullable User user(Name name) {
        return users.get(name);
    }

    /** The channel of that name, or null when there is none. */
    public @Nullable Channel channel(Name name) {
        return channels.get(name);
    }

    /** All channels, in no order. */
    public Collection<Channel> channels() {
        return channels.values();
    }

    /** The users that are connected, the server's own not counted. */
    public int userCount() {
        return users.size() - 1;
    }

    /**
     * Ties the connection to the user of that name, who is created if it is not there (§4.1.8–10).
     *
     * @param profile the profile whose password the connection knew, or null
     * @param limit how many connections a user may have
     * @return the user, or null while a user of that name is on its way out; let it leave first, then try again
     * @throws Failure {@code username-taken} for the server's own name and without a profile for one in use, {@code too-many-connections}
     */
    public @Nullable User arrive(Connection connection, Name name, @Nullable Profile profile, int limit) {
        User created = new User(profile == null ? name : profile.name(), profile);
        User present = users.putIfAbsent(name, created);
        // The server may have been given a name that a profile has already; its own user is nobody's all the same.
        if (present == server || (present != null && profile == null && !present.isGone())) {
            throw new Failure(USERNAME_TAKEN, "The name " + name + " is taken.").closing(Closing.REFUSED);
        }
        User user = present == null ? created : present;
        return switch (user.tie(connection, limit)) {
            case DONE -> user;
            case GONE -> null;
            case TOO_MANY ->
                throw new Failure(TOO_MANY_CONNECTIONS, "The user " + user + " has " + limit + " connections already.")
                        .closing(Closing.TRY_AGAIN_LATER);
        };
    }

    /** The value of an attribute of the network itself. */
    public <T> T get(Attribute<T> attribute) {
        return attributes.get(attribute);
    }

    <T> void set(Attribute<T> attribute, T value) {
        attributes = attributes.with(attribute, value);
    }

    /** Forgets a user who has left all channels. */
    public void remove(User user) {
        users.remove(user.name(), user);
    }

    /** A new channel in which nobody is, still to be {@link #register}ed. */
    public Channel prepare(Name name, Channel.Kind kind, Name registrant, Instant now) {
        return new Channel(KeptChannel.made(name, kind, registrant, now), customs, Map.of(), now);
    }

    /**
     * Makes a channel known; in its turn, so that nobody can enter before its creator.
     *
     * @throws Failure {@code channelname-taken}
     */
    public void register(Channel channel) {
        if (channels.putIfAbsent(channel.name(), channel) != null) {
            throw new Failure(CHANNELNAME_TAKEN, "There is a channel " + channel + " already.");
        }
    }

    /**
     * Takes what was kept back into the network. The primary channel, whatever its name was, gives its rules and attributes to the one
     * that is there.
     */
    public void restore(List<KeptChannel> kept, Attributes ofNetwork, Instant now) {
        attributes = ofNetwork;
        for (KeptChannel channel : kept) {
            if (channel.origin().kind() == Channel.Kind.PRIMARY) {
                rules(channel).forEach(primary.permissions()::set);
                primary.keepUnread(unread(channel));
                primary.restore(channel);
            } else {
                restore(channel, now);
            }
        }
    }

    private Channel restore(KeptChannel kept, Instant now) {
        Channel channel = new Channel(kept, customs, rules(kept), now);
        channel.keepUnread(unread(kept));
        channels.put(kept.name(), channel);
        return channel;
    }

    private Map<UpdateType, Rule> rules(KeptChannel kept) {
        Map<UpdateType, Rule> rules = new HashMap<>();
        kept.rules().forEach((typeName, rule) -> {
            UpdateType type = vocabulary.find(typeName);
            if (type != null) {
                rules.put(type, rule);
            }
        });
        return rules;
    }

    /** The rules about types that this server does not know. */
    private Map<String, Rule> unread(KeptChannel kept) {
        Map<String, Rule> unread = new LinkedHashMap<>(kept.rules());
        unread.keySet().removeIf(typeName -> vocabulary.find(typeName) != null);
        return unread;
    }

    /** Removes a channel; in its turn only. */
    public void destroy(Channel channel) {
        channel.destroy();
        users.values().forEach(user -> user.forget(channel));
        channels.remove(channel.name(), channel);
    }
}
