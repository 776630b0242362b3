package org.lichat.transport;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What an HTTP request asks for: the path and the query, undecoded. */
record Target(String path, @Nullable String query) {
    /** Reads a request target in origin form or absolute form (RFC 9112 §3.2); null when it is neither. */
    static @Nullable Target of(String text) {
        try {
            if (!text.startsWith("/")) {
                return absolute(URI.create(text));
            }
            int question = text.indexOf('?');
            String path = question < 0 ? text : text.substring(0, question);
            String query = question < 0 ? null : text.substring(question + 1);
            // Not parsed as a whole: in //host/path the beginning would be taken for an authority.
            URI.create("x:" + path);
            if (query != null) {
                URI.create("/?" + query);
            }
            return new Target(path, query);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Target absolute(URI uri) {
        if (uri.getHost() == null) {
            return null;
        }
        String path = uri.getRawPath();
        return new Target(path == null || path.isEmpty() ? "/" : path, uri.getRawQuery());
    }
}
