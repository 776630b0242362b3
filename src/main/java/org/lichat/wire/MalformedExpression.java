package org.lichat.wire;

import org.jspecify.annotations.Nullable;

/**
 * Text that is not in the wire format (lichat.mess §1), or beyond the {@link Bounds}. The message is a sentence that never
 * quotes the text, which may hold passwords and what people write; there is no stack trace.
 */
public final class MalformedExpression extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final int position;
    private final transient @Nullable Object id;

    MalformedExpression(String sentence, int position, @Nullable Object id) {
        super(sentence, null, false, false);
        this.reason = sentence;
        this.position = position;
        this.id = id;
    }

    /** What is wrong, in a sentence for whoever sent it. */
    public String reason() {
        return reason;
    }

    /** The index in the text of the character at which reading stopped; its length if the text ends too early. */
    public int position() {
        return position;
    }

    /**
     * The {@code :id} of the broken update if that was read before reading stopped, else null: a {@link Long}, {@link
     * Numeral} or {@link String}.
     */
    public @Nullable Object id() {
        return id;
    }
}
