package org.lichat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.lichat.boot.SelfSigned;
import org.lichat.transport.CertificateFiles;
import org.lichat.transport.ConnectionLimits;
import org.lichat.transport.Encryption;
import org.lichat.transport.Entrance;
import org.lichat.transport.NettyListener.Behind;
import org.lichat.transport.TyrusHost;

/** How a conversation reaches its server in this process, chosen for all of them with {@code -Dlichat.conversations=tcp} or {@code tls}. */
enum Way {
    /** By calls. */
    DIRECT(null),
    /** Through sockets on loopback, with updates as they are. */
    TCP(Entrance.TCP),
    /** The same over TLS. */
    TLS(Entrance.TLS);

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
        return new Behind(host, limits, this == TLS ? Certified.ENCRYPTION : null);
    }

    /** The client's end of a connection, as what it says goes over it; the socket is connected. */
    Socket client(Socket plain) throws IOException {
        return this == TLS
                ? Certified.CLIENT.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true)
                : plain;
    }

    /** Made once for all conversations. */
    private static final class Certified {
        static final SSLContext CLIENT = TlsSockets.trusting();
        static final Encryption ENCRYPTION = new Encryption(
                CertificateFiles.selfSigned(SelfSigned.file(SocketHost.loopback())), Duration.ofSeconds(20));
    }
}
