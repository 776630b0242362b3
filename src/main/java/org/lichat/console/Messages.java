package org.lichat.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;

/** The messages that were shown last, each with a short number. May be asked by any thread. */
final class Messages {
    private static final int KEPT = 2_000;

    private final Map<Key, Message> messages = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Message> eldest) {
            return size() > KEPT;
        }
    };

    private int last;

    /** A message that was shown. */
    record Message(int number, String channel, String from, Id id, Map<String, Set<String>> reactions) {}

    private record Key(String from, Id id) {}

    private static Key key(String from, Id id) {
        return new Key(from.toLowerCase(Locale.ROOT), id);
    }

    /** The message that is about to be shown; one that was shown before keeps its number. */
    synchronized Message shown(Update update) {
        String from = update.get(Core.FROM);
        Id id = update.get(Core.ID);
        return messages.computeIfAbsent(
                key(from, id),
                unknown -> new Message(++last, update.get(Core.CHANNEL), from, id, new LinkedHashMap<>()));
    }

    synchronized @Nullable Message find(String from, Id id) {
        return messages.get(key(from, id));
    }

    synchronized @Nullable Message find(int number) {
        return messages.values().stream()
                .filter(message -> message.number == number)
                .findFirst()
                .orElse(null);
    }

    /** The newest in the channel; by that user alone, unless that is null. */
    synchronized @Nullable Message newest(String channel, @Nullable String from) {
        return messages.values().stream()
                .filter(message -> message.channel.equalsIgnoreCase(channel))
                .filter(message -> from == null || message.from.equalsIgnoreCase(from))
                .reduce(null, Messages::newer);
    }

    private static Message newer(@Nullable Message one, Message other) {
        return one == null || other.number > one.number ? other : one;
    }

    /** The user reacts to the message, or takes that back (shirakumo §20); returns by how many it is said then. */
    synchronized int react(Message message, String emote, String user) {
        Set<String> users =
                message.reactions.computeIfAbsent(emote, key -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
        if (!users.remove(user)) {
            users.add(user);
        }
        return users.size();
    }
}
