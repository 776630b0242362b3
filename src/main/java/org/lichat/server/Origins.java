package org.lichat.server;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The web sites whose pages may connect, as {@code lichat.origins} names them. */
public final class Origins {
    private static final Pattern WRITTEN = Pattern.compile(
            "\\*|https?://(\\*\\.)?([a-z0-9_-]+(\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+\\])(:\\d{1,5})?",
            Pattern.CASE_INSENSITIVE);

    private static final String ANY = "*";
    private static final String ANY_SUBDOMAIN = "//*.";

    /** What stands before the domain: anything else than a host could be the path, or the user, of somebody else's. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+");

    private final List<String> patterns;

    /** The origins that match one of these patterns: {@code *}, an origin, or an origin with {@code *.} before its domain. */
    public Origins(List<String> patterns) {
        this.patterns = patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether these are patterns, and at least one. */
    static boolean areWritten(List<String> patterns) {
        return !patterns.isEmpty()
                && patterns.stream()
                        .allMatch(pattern -> WRITTEN.matcher(pattern).matches());
    }

    /** Whether the origin may connect; a client that names none, by null or an empty text, is no browser and always may. */
    public boolean admit(@Nullable String origin) {
        if (origin == null || origin.isEmpty()) {
            return true;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> matches(pattern, lower));
    }

    private static boolean matches(String pattern, String origin) {
        int wildcard = pattern.indexOf(ANY_SUBDOMAIN);
        if (wildcard < 0) {
            return pattern.equals(ANY) || pattern.equals(origin);
        }
        String scheme = pattern.substring(0, wildcard + 2);
        String domain = pattern.substring(wildcard + 3);
        int end = origin.length() - domain.length();
        return origin.startsWith(scheme)
                && origin.endsWith(domain)
                && end > scheme.length()
                && HOST.matcher(origin).region(scheme.length(), end).matches();
    }
}
