package org.lichat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client's end of TLS connections to this machine, which trusts every certificate. */
public final class TlsSockets {
    private static final int PATIENCE = 20_000;

    private TlsSockets() {}

    /** A connection on which the handshake has not begun. */
    public static SSLSocket to(int port) {
        return to(port, 64 * 1024);
    }

    /** The same with a receive buffer of so many bytes. */
    public static SSLSocket to(int port, int receiveBuffer) {
        return to(trusting(), port, receiveBuffer);
    }

    /** The same by a context, with its sessions. */
    public static SSLSocket to(SSLContext context, int port, int receiveBuffer) {
        try {
            Socket plain = new Socket();
            plain.setReceiveBufferSize(receiveBuffer);
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(PATIENCE);
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** A line over TLS. */
    public static TcpLine line(int port) {
        try {
            SSLSocket socket = to(port);
            socket.startHandshake();
            socket.setSoTimeout(0);
            return new TcpLine(socket);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The certificate that a new connection is shown. */
    public static X509Certificate certificate(int port) {
        try (SSLSocket socket = to(port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** A new context, which knows no session yet. */
    public static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Everyone()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    private static final class Everyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
