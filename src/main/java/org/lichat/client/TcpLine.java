package org.lichat.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Updates over TCP, each ended by a NUL (§3.1), encrypted or not. */
final class TcpLine implements Line {
    private static final int BUFFER = 8 * 1024;

    private final Socket socket;
    private final int maximum;
    private final Observer observer;
    /** How this side ended it; null while it has not. */
    private volatile @Nullable End wanted;

    private TcpLine(Socket socket, int maximum, Observer observer) {
        this.socket = socket;
        this.maximum = maximum;
        this.observer = observer;
    }

    /** Connects, which may take that long; the observer hears nothing if this throws. */
    static TcpLine open(Address address, Dialling dialling, Observer observer) throws IOException {
        Socket socket = connected(address, dialling.patience());
        try {
            Socket used = address.way().isEncrypted() ? encrypted(socket, address, dialling) : socket;
            TcpLine line = new TcpLine(used, dialling.maximumSize(), observer);
            Thread reader = new Thread(line::read, "lichat-client-reader");
            reader.setDaemon(true);
            reader.start();
            return line;
        } catch (IOException | RuntimeException problem) {
            socket.close();
            throw problem;
        }
    }

    private static Socket connected(Address address, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), (int) patience.toMillis());
            return socket;
        } catch (IOException problem) {
            socket.close();
            throw problem;
        }
    }

    private static Socket encrypted(Socket plain, Address address, Dialling dialling) throws IOException {
        SSLContext context = dialling.encryption();
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, address.host(), address.port(), true);
        if (dialling.checksHost()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        plain.setSoTimeout((int) dialling.patience().toMillis());
        socket.startHandshake();
        plain.setSoTimeout(0);
        return socket;
    }

    private void read() {
        String reason = "The server ended the connection.";
        try {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream begun = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                take(buffer, length, begun);
            }
        } catch (IOException broken) {
            reason = String.valueOf(broken.getMessage());
        } finally {
            drop();
        }
        End mine = wanted;
        observer.ended(mine == null ? new End(End.ABNORMAL, reason) : mine);
    }

    private void take(byte[] buffer, int length, ByteArrayOutputStream begun) throws IOException {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (buffer[at] == 0) {
                add(buffer, from, at, begun);
                observer.received(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
                from = at + 1;
            }
        }
        add(buffer, from, length, begun);
    }

    private void add(byte[] buffer, int from, int to, ByteArrayOutputStream begun) throws IOException {
        begun.write(buffer, from, to - from);
        if (begun.size() > maximum) {
            wanted = new End(End.TOO_BIG, "The server sent an update of more than " + maximum + " bytes.");
            throw new IOException("too big");
        }
    }

    @Override
    public void send(String wire) throws IOException {
        byte[] bytes = (wire + '\0').getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            socket.getOutputStream().write(bytes);
        }
    }

    @Override
    public boolean ping(ByteBuffer payload) {
        return false;
    }

    @Override
    public void close(End end) {
        wanted = end;
        drop();
    }

    private void drop() {
        try {
            socket.close();
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }
}
