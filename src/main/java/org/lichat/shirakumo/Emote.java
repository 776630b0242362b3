package org.lichat.shirakumo;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.lichat.domain.Attribute;
import org.lichat.domain.Channel;
import org.lichat.domain.Entry;
import org.lichat.protocol.SlotType;

/**
 * An emote as its channel has it. The image is kept outside, since channels are in memory as a whole.
 *
 * @param name in the spelling that was given last
 * @param payload the name of the payload that is the image
 */
record Emote(String name, String contentType, String payload) {
    private static final Attribute<List<List<Object>>> OF_CHANNEL =
            Attribute.of("shirakumo:emotes", SlotType.listOf(SlotType.LIST), List.of());

    /** The emotes of the channel by name, in whatever case. */
    static NavigableMap<String, Emote> of(Channel channel) {
        NavigableMap<String, Emote> emotes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        channel.get(OF_CHANNEL).stream().map(Emote::read).forEach(emote -> emotes.put(emote.name, emote));
        return emotes;
    }

    /** Whether the channel has an emote of that name. */
    static boolean isIn(Channel channel, String name) {
        return channel.get(OF_CHANNEL).stream().anyMatch(kept -> read(kept).name.equalsIgnoreCase(name));
    }

    /** Whether the channel has any emote. */
    static boolean isAnyIn(Channel channel) {
        return !channel.get(OF_CHANNEL).isEmpty();
    }

    /** Makes these the emotes of the channel. In its turn. */
    static void set(Entry entry, Channel channel, Collection<Emote> emotes) {
        entry.set(channel, OF_CHANNEL, emotes.stream().map(Emote::print).toList());
    }

    private static Emote read(List<Object> kept) {
        return new Emote((String) kept.get(0), (String) kept.get(1), (String) kept.get(2));
    }

    private List<Object> print() {
        return List.of(name, contentType, payload);
    }
}
