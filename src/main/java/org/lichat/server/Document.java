package org.lichat.server;

import java.time.Instant;
import java.util.Map;

/**
 * Something that is served over HTTP and never changes.
 *
 * @param headers what is said about it
 * @param length its length in bytes
 * @param tag tells it from everything else at its address, in letters, digits, dashes and underscores
 * @param modified since when it is there
 */
public record Document(Map<String, String> headers, long length, String tag, Instant modified, Source source) {

    /** Where its bytes come from. */
    @FunctionalInterface
    public interface Source {

        /** The bytes behind the first {@code from}, at most so many; none when the document has gone. Does I/O. */
        byte[] read(long from, int most);
    }
}
