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
    private final Map<String, String> channels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

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
        if (update.type() == Core.JOIN) {
            primary = primary == null ? channel : primary;
            channels.put(channel, channel);
        } else if (update.type() == Core.LEAVE) {
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
        return List.copyOf(channels.values());
    }

    synchronized boolean isOwn(String user) {
        return user.equalsIgnoreCase(name);
    }

    synchronized boolean isServer(String user) {
        return user.equalsIgnoreCase(primary);
    }
}
