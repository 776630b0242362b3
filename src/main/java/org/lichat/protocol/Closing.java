package org.lichat.protocol;

/** Why a connection is closed, with the WebSocket close code that tells a client whether to come back (interoperability.md). */
public enum Closing {
    /** The client said goodbye, or was removed for good: it does not reconnect. */
    GOODBYE(1000),
    /** The application is undeployed. */
    GOING_AWAY(1001),
    /** The connection was refused, or was silent for too long. */
    REFUSED(1008),
    /** An update was so long that reading on makes no sense. */
    TOO_BIG(1009),
    /** A bug of the server. */
    BUG(1011),
    /** The server restarts: come back soon. */
    RESTART(1012),
    /** A limit is reached: try again later. */
    TRY_AGAIN_LATER(1013);

    private final int code;

    Closing(int code) {
        this.code = code;
    }

    /** The close code of RFC 6455 and the IANA registry. */
    public int code() {
        return code;
    }
}
