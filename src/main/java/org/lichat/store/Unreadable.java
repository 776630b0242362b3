package org.lichat.store;

/** What a row holds is not what any version of the server has written there. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
