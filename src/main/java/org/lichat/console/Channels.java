package org.lichat.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The channels in which the user is, in the order of joining, who else is there, and which one is the current. May be asked by any thread. */
final class Channels {
    private final List<String> joined = new ArrayList<>();
    private final Map<String, Set<String>> users = names();
    private final Map<String, Set<String>> emotes = names();
    private final Set<String> catching = set();
    private final Set<String> listed = set();
    private @Nullable String current;

    private static Map<String, Set<String>> names() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    private static Set<String> set() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }

    /** A login begins: the user is nowhere yet, and comes back to where it was. */
    synchronized void begin() {
        joined.clear();
        users.clear();
        catching.clear();
    }

    synchronized void enter(String channel) {
        if (!isIn(channel)) {
            joined.add(channel);
        }
    }

    /** The user is there no more; if it was the current channel, the one that was joined last is now. */
    synchronized void leave(String channel) {
        joined.removeIf(channel::equalsIgnoreCase);
        users.remove(channel);
        if (channel.equalsIgnoreCase(current)) {
            current = joined.isEmpty() ? null : joined.get(joined.size() - 1);
        }
    }

    synchronized void go(String channel) {
        current = channel;
    }

    /** The channel as it is spelt where the user is in it, else as it was asked for. */
    synchronized String spelt(String channel) {
        return joined.stream().filter(channel::equalsIgnoreCase).findFirst().orElse(channel);
    }

    synchronized @Nullable String current() {
        return current;
    }

    synchronized boolean isCurrent(String channel) {
        return channel.equalsIgnoreCase(current);
    }

    synchronized boolean isIn(String channel) {
        return joined.stream().anyMatch(channel::equalsIgnoreCase);
    }

    synchronized List<String> joined() {
        return List.copyOf(joined);
    }

    /** Who is in a channel, all of them. */
    synchronized void are(String channel, Collection<String> names) {
        Set<String> there = set();
        there.addAll(names);
        users.put(channel, there);
    }

    synchronized void came(String channel, String user) {
        if (!catching.contains(channel)) {
            users.computeIfAbsent(channel, key -> set()).add(user);
        }
    }

    synchronized void went(String channel, String user) {
        if (!catching.contains(channel)) {
            users.getOrDefault(channel, Set.of()).remove(user);
        }
    }

    synchronized List<String> users() {
        return current == null ? List.of() : List.copyOf(users.getOrDefault(current, Set.of()));
    }

    /** From now on what comes from a channel may be long past. */
    synchronized void catchUp(String channel) {
        catching.add(channel);
    }

    /** What comes from the channel is new again; returns whether it was not. */
    synchronized boolean caughtUp(String channel) {
        return catching.remove(channel);
    }

    synchronized boolean isCatchingUp(String channel) {
        return catching.contains(channel);
    }

    synchronized void haveEmotes(String channel, Collection<String> names) {
        Set<String> known = set();
        known.addAll(names);
        emotes.put(channel, known);
    }

    synchronized List<String> emotes() {
        return emotes.values().stream().flatMap(Collection::stream).distinct().toList();
    }

    /** Channels that the server has told of. */
    synchronized void list(Collection<String> names) {
        listed.addAll(names);
    }

    /** All channels of which is known. */
    synchronized List<String> known() {
        Set<String> known = set();
        known.addAll(listed);
        known.addAll(joined);
        return List.copyOf(known);
    }
}
