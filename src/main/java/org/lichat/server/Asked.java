package org.lichat.server;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP request asks for.
 *
 * @param path beneath the path of the server, not decoded, beginning with a slash
 * @param headers values by header name, names in any case
 */
public record Asked(String method, String path, Map<String, List<String>> headers) {
    /** What a client may say of gzip, and so also when it does not want it (RFC 9110 §12.5.3). */
    private static final Pattern GZIP =
            Pattern.compile("\\s*(?:x-)?gzip\\s*(?:;\\s*q\\s*=\\s*([0-9.]+)\\s*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern ZERO = Pattern.compile("0(\\.0*)?");

    /** The values of a header in one line; null when it was not sent. */
    @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }

    /** Whether whoever asks says that the answer may be packed by gzip. */
    boolean takesGzip() {
        String codings = header("Accept-Encoding");
        return codings != null && Arrays.stream(codings.split(",")).anyMatch(Asked::isGzip);
    }

    private static boolean isGzip(String coding) {
        Matcher gzip = GZIP.matcher(coding);
        return gzip.matches()
                && (gzip.group(1) == null || !ZERO.matcher(gzip.group(1)).matches());
    }
}
