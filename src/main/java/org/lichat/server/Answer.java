package org.lichat.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to an HTTP request.
 *
 * @param headers all but those about the connection
 * @param body what follows the headers: nothing when only they are asked for
 */
public record Answer(int status, Map<String, String> headers, Body body) {
    /** The store is not there, or there is too much to do. */
    static final int UNAVAILABLE = 503;

    /** A stretch of a document. */
    record Body(long from, long length, Document.Source source) {
        static final Body NONE = new Body(0, 0, new Bytes(new byte[0]));
    }

    /** A line of text, which nobody may keep. */
    static Answer line(int status, String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/plain; charset=utf-8");
        headers.put("Content-Length", String.valueOf(line.length));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cache-Control", "no-store");
        return new Answer(status, headers, new Body(0, line.length, new Bytes(line)));
    }

    static Answer unavailable() {
        return line(UNAVAILABLE, "This cannot be served now; try again later.").with("Retry-After", "10");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer withoutBody() {
        return new Answer(status, headers, Body.NONE);
    }
}
