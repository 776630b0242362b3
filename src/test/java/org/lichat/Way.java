package org.lichat;

import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lichat.transport.ConnectionLimits;
import org.lichat.transport.Entrance;
import org.lichat.transport.NettyListener.Behind;
import org.lichat.transport.TyrusHost;

/** How a conversation reaches its server in this process, chosen for all of them with {@code -Dlichat.conversations=tcp}. */
enum Way {
    /** By calls. */
    DIRECT(null),
    /** Through sockets on loopback, with updates as they are. */
    TCP(Entrance.TCP);

    private final @Nullable Entrance entrance;

    Way(@Nullable Entrance entrance) {
        this.entrance = entrance;
    }

    /** The one that was chosen. */
    static Way chosen() {
        return valueOf(System.getProperty("lichat.conversations", "direct").toUpperCase(Locale.ROOT));
    }

    /** Where its sockets arrive; null when it has none. */
    @Nullable Entrance entrance() {
        return entrance;
    }

    /** What a listener has behind that entrance. */
    Behind behind(TyrusHost host, ConnectionLimits limits) {
        return new Behind(host, limits, null);
    }

    /** The client's end of a connection, as what it says goes over it; the socket is connected. */
    Socket client(Socket plain) {
        return plain;
    }
}
