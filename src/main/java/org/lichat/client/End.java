package org.lichat.client;

/**
 * How a connection ended.
 *
 * @param code the close code of WebSockets (RFC 6455 §7.4), 1000 to 4999; over TCP, which has none, 1000 for an end that this client wanted
 *     and 1006 for any other
 * @param reason the server's words or what was noticed here; may be empty
 */
public record End(int code, String reason) {
    /** A goodbye: nobody wants the connection back. */
    public static final int NORMAL = 1000;

    /** The connection just broke. */
    public static final int ABNORMAL = 1006;

    /** The login was refused; or the server ends a connection that it was not content with. */
    public static final int REFUSED = 1008;

    /** What the other side sends is larger than it may be. */
    static final int TOO_BIG = 1009;
}
