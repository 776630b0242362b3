package org.lichat.server;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is served over HTTP.
 *
 * @param headers what is said about it
 * @param modified since when it is there; null when that says less than the tag, as of what was built before it came here
 * @param gzip the same for those who take it so; null when there is no such form of it
 */
public record Document(
        Map<String, String> headers,
        @Nullable Instant modified,
        Form plain,
        @Nullable Form gzip) {

    /** A document in one form, of which each stretch may be asked for. */
    public Document(Map<String, String> headers, Instant modified, Form plain) {
        this(headers, modified, plain, null);
    }

    /**
     * A representation of a document (RFC 9110 §8).
     *
     * @param length its length in bytes
     * @param tag tells it from everything else that is or was at its address, in letters, digits, dashes and underscores
     */
    public record Form(long length, String tag, Source source) {}

    /** Where its bytes come from; does I/O, unless it is {@link Bytes}. */
    @FunctionalInterface
    public interface Source {

        /** The bytes behind the first {@code from}, at most so many; none when the document has gone. */
        byte[] read(long from, int most);
    }
}
