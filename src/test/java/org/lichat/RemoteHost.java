package org.lichat;

import java.io.IOException;
import org.lichat.transport.RawClient;

/** A server that is reached over sockets on loopback. */
public interface RemoteHost extends Conversation.Host {
    /** Its HTTP port. */
    int port();

    /** A client at that port, with a receive buffer of so many bytes, which has made no WebSocket handshake yet. */
    default RawClient raw(int receiveBuffer) throws IOException {
        return new RawClient(port(), receiveBuffer);
    }

    /** The path of its endpoint, with a slash at the end. */
    default String path() {
        return "/";
    }

    /** Whether a character may begin in one fragment of a message and end in the next (RFC 6455 §5.6), as not every engine knows. */
    default boolean joinsCharacters() {
        return true;
    }

    /** A connection whose handshake has these headers. */
    SocketLine open(String... headers);

    @Override
    default SocketLine open() {
        return open(new String[0]);
    }

    /** Nothing more: the pings of the conversation go the way of everything else. */
    @Override
    default void settle() {}
}
