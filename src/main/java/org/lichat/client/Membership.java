package org.lichat.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Update;

/** Who this client is on the server, and where; known by what the server says. May be asked by any thread. */
final class Membership {
    private String name;
    private @Nullable String primary;
    /** By name, however it is spelt. */
    private final Map<String, Stay> channels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * That the user is in a channel.
     *
     * @param since by the clock of the server
     */
    private record Stay(String channel, long since) {}

    Membership(String name) {
        this.name = name;
    }

    /** Logged in as the user of that name, who is in no channel yet. */
    synchronized void begin(String given) {
        name = given;
        primary = null;
        channels.clear();
    }

    synchronized void note(Update update) {
        String from = update.find(Core.FROM);
        String channel = update.find(Core.CHANNEL);
        if (channel == null || from == null || !isOwn(from)) {
            return;
        }
        Long clock = update.find(Core.CLOCK);
        long when = clock == null ? Long.MAX_VALUE : clock;
        if (update.type() == Core.JOIN) {
            primary = primary == null ? channel : primary;
            channels.merge(channel, new Stay(channel, when), (old, again) -> again.since < old.since ? old : again);
        } else if (update.type() == Core.LEAVE) {
            left(channel, when);
        }
    }

    /** Of a leave before the user came back the history tells (shirakumo §1). */
    private void left(String channel, long when) {
        Stay stay = channels.get(channel);
        if (stay != null && stay.since <= when) {
            channels.remove(channel);
        }
    }

    synchronized String name() {
        return name;
    }

    /** The first channel that was joined after the login (§4.1.12), whose name is the server's; null before. */
    synchronized @Nullable String primary() {
        return primary;
    }

    synchronized List<String> channels() {
        return channels.values().stream().map(Stay::channel).toList();
    }

    synchronized boolean isOwn(String user) {
        return user.equalsIgnoreCase(name);
    }

    synchronized boolean isServer(String user) {
        return user.equalsIgnoreCase(primary);
    }
}
