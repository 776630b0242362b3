package org.lichat.transport;

import java.time.Duration;

/**
 * What a listener allows each of its connections.
 *
 * @param headerBytes request line and headers of a handshake together, in bytes; a single line may take half of it
 * @param messageBytes the largest message in bytes until {@link Intake#limit} says otherwise
 * @param handshake how long a handshake may take from the connection's acceptance
 * @param close how long a closing connection may take to send what is left and to be closed by its peer, before it is cut
 */
public record ConnectionLimits(int headerBytes, long messageBytes, Duration handshake, Duration close) {
    /** 16 KiB of headers, messages of 8 KiB, 15 seconds for the handshake, 5 to close. */
    public static final ConnectionLimits DEFAULT =
            new ConnectionLimits(16 * 1024, 8 * 1024, Duration.ofSeconds(15), Duration.ofSeconds(5));

    /** These limits with other bounds on a handshake's size and time. */
    public ConnectionLimits withHandshake(int bytes, Duration time) {
        return new ConnectionLimits(bytes, messageBytes, time, close);
    }

    /** These limits with that time for a handshake, unless it is shorter already. */
    ConnectionLimits within(Duration time) {
        return handshake.compareTo(time) <= 0 ? this : withHandshake(headerBytes, time);
    }

    /** These limits with another largest message. */
    public ConnectionLimits withMessageBytes(long bytes) {
        return new ConnectionLimits(headerBytes, bytes, handshake, close);
    }

    /** These limits with another time to close. */
    public ConnectionLimits withClose(Duration time) {
        return new ConnectionLimits(headerBytes, messageBytes, handshake, time);
    }

    int lineBytes() {
        return headerBytes / 2;
    }
}
