package org.lichat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A "no" on its way to the client (§3.2): thrown anywhere while an update is processed, answered in one place with the update's id.
 * It has no stack trace, since it is an answer and not a bug.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Update update;
    private final @Nullable Closing closing;

    /**
     * A failure of the given type.
     *
     * @param text a full sentence that names what was wrong
     */
    public Failure(UpdateType type, String text) {
        this(Update.of(type).with(Core.TEXT, text), null);
    }

    private Failure(Update update, @Nullable Closing closing) {
        super(update.type().toString(), null, false, false);
        this.update = update;
        this.closing = closing;
    }

    /** The same failure with one more slot set. */
    public <T> Failure with(Slot<T> slot, T value) {
        return new Failure(update.with(slot, value), closing);
    }

    /** The same failure, after which the connection is closed (§4.1). */
    public Failure closing(Closing how) {
        return new Failure(update, how);
    }

    /** The update to send; its id, clock and sender are still to be filled in. */
    public Update update() {
        return update;
    }

    /** How the connection is closed after the answer, or null when it stays. */
    public @Nullable Closing closing() {
        return closing;
    }
}
