package org.lichat.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP request asks for.
 *
 * @param path beneath the path of the server, not decoded, beginning with a slash
 * @param headers values by header name, names in any case
 */
public record Asked(String method, String path, Map<String, List<String>> headers) {

    /** The values of a header in one line; null when it was not sent. */
    @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }
}
