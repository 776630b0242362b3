package org.lichat.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichat.wire.Writer;

/**
 * The attributes of one channel, profile, membership or of the network that are set. Immutable. Those that no extension asks for any more
 * stay as they were kept.
 */
public final class Attributes {
    public static final Attributes NONE = new Attributes(Map.of());

    private final Map<String, String> texts;
    /** Values that were asked for, so that each is read once. */
    private final Map<Attribute<?>, Object> values = new ConcurrentHashMap<>(1);

    private Attributes(Map<String, String> texts) {
        this.texts = texts;
    }

    /** Attributes as they were kept: values in wire format, by name. */
    public static Attributes of(Map<String, String> kept) {
        return kept.isEmpty() ? NONE : new Attributes(Map.copyOf(kept));
    }

    /** The value of the attribute, its default where none is set. */
    @SuppressWarnings("unchecked") // under an attribute is only what it has read
    public <T> T get(Attribute<T> attribute) {
        String text = texts.get(attribute.name());
        if (text == null) {
            return attribute.byDefault();
        }
        // Looked up first, since some are asked for on the way of every update.
        Object value = values.get(attribute);
        return (T)
                (value == null
                        ? values.computeIfAbsent(attribute, asked -> ((Attribute<Object>) asked).read(text))
                        : value);
    }

    /** These attributes with one more, or one less when the value is its default. */
    <T> Attributes with(Attribute<T> attribute, T value) {
        @Nullable String text = attribute.print(value);
        Map<String, String> changed = new HashMap<>(texts);
        if (text == null) {
            changed.remove(attribute.name());
        } else {
            changed.put(attribute.name(), text);
        }
        return of(changed);
    }

    /** The names of those whose value is that person's name or holds it; only their extensions can tell what it means there. */
    public List<String> mentioning(Name person) {
        String printed = Name.fold(Writer.print(person.toString()));
        return texts.entrySet().stream()
                .filter(text -> Name.fold(text.getValue()).contains(printed))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The values that are set, in wire format, by name. */
    public Map<String, String> kept() {
        return texts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes attributes && texts.equals(attributes.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    /** Names only: some values are secrets. */
    @Override
    public String toString() {
        return texts.keySet().toString();
    }
}
