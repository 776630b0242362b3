package org.lichat.protocol;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The extensions that a client understands (§6): those that it announced in its connect and those that it has used since. Immutable.
 * Some extensions are known by more than one name, which all mean the same here.
 */
public final class Dialect {
    /** What a client understands that has announced nothing. */
    public static final Dialect CORE = new Dialect(Set.of());

    /** The name of the text, then the other names that definitions and clients have for the same extension. */
    private static final Map<String, List<String>> SPELLINGS = Map.of(
            Extensions.EMOTES, List.of("shirakumo-emote"),
            Extensions.ICONS, List.of("shirakumo-icon"),
            Extensions.HISTORY, List.of("shirakumo-search", "shirakmuo-history"));

    private final Set<String> extensions;

    private Dialect(Set<String> extensions) {
        this.extensions = extensions;
    }

    /** The dialect of a client that announces these, if any; names that are not known here are left out, and so take up no room. */
    public static Dialect of(@Nullable List<String> announced, Collection<String> known) {
        Set<String> extensions = new HashSet<>();
        for (String name : announced == null ? List.<String>of() : announced) {
            String extension = extension(name);
            if (known.contains(extension)) {
                extensions.add(extension);
            }
        }
        return extensions.isEmpty() ? CORE : new Dialect(Set.copyOf(extensions));
    }

    /** The names by which clients look for an extension, that of the text first. */
    public static List<String> spellings(String extension) {
        return Stream.concat(Stream.of(extension), SPELLINGS.getOrDefault(extension, List.of()).stream())
                .toList();
    }

    private static String extension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SPELLINGS.entrySet().stream()
                .filter(spellings -> spellings.getValue().contains(lower))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(lower);
    }

    /** Whether the extension, by its name in the text, is part of this. */
    public boolean has(String extension) {
        return extensions.contains(extension);
    }

    /** This dialect and an extension more. */
    public Dialect with(String extension) {
        if (has(extension)) {
            return this;
        }
        Set<String> more = new HashSet<>(extensions);
        more.add(extension);
        return new Dialect(Set.copyOf(more));
    }

    @Override
    public String toString() {
        return extensions.toString();
    }
}
