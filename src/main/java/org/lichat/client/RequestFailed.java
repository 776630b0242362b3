package org.lichat.client;

import org.lichat.protocol.Core;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/**
 * The server said no: what a request's future fails with (§3.2).
 *
 * <pre>{@code
 * client.join("garden").exceptionally(failed -> {
 *     if (failed instanceof RequestFailed no && no.is(Failures.NO_SUCH_CHANNEL)) { … }
 *     return null;
 * });
 * }</pre>
 */
public final class RequestFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Update failure;

    RequestFailed(Update failure) {
        super(failure.type() + ": " + failure.find(Core.TEXT), null, false, false);
        this.failure = failure;
    }

    /** The failure update, with the server's words in {@link Core#TEXT} and the request's id in {@link Core#UPDATE_ID}. */
    public Update failure() {
        return failure;
    }

    /** Whether it is a failure of that type or of one below it, such as {@code Failures.INSUFFICIENT_PERMISSIONS}. */
    public boolean is(UpdateType type) {
        return failure.is(type);
    }
}
