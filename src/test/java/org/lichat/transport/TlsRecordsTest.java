package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.SocketHost;
import org.lichat.TlsSockets;

/** What TLS makes of updates that come without WebSocket. Clients in Python read only when the socket under it has something. */
@Timeout(60)
class TlsRecordsTest {
    private static final int HEADER = 5;

    /** What encryption adds, and more. */
    private static final int OVERHEAD = 256;

    private final SocketHost host = new SocketHost().withTls();

    @BeforeEach
    void start() {
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void behindTheHandshakeComesTheAnswerAndNothingElse(String version) throws IOException {
        try (Listening ear = new Listening();
                SSLSocket socket = ear.speaking(version)) {
            socket.startHandshake();
            int before = ear.records().size();
            says(socket, "(connect :id 0 :from \"ann\" :version \"2.0\")");
            assertEquals('(', socket.getInputStream().read());
            assertEquals(before + 1, ear.records().size(), "a ticket came first");
        }
    }

    @Test
    void aRecordIsNoLongerThanWhatIsReadAtOnce() throws IOException {
        try (Listening ear = new Listening();
                SSLSocket socket = ear.speaking("TLSv1.3")) {
            says(socket, "(connect :id 0 :from \"ann\" :version \"2.0\")");
            says(socket, "(create :id 1 :channel \"lobby\")");
            int before = hears(socket, ear, "(join :id 1 ");
            says(socket, "(message :id 2 :channel \"lobby\" :text \"" + "long ".repeat(8_000) + "\")");
            hears(socket, ear, "(message :id 2 ");
            List<Integer> lengths = ear.records();
            assertTrue(
                    lengths.subList(before, lengths.size()).stream()
                            .allMatch(length -> length <= Encryption.RECORD + OVERHEAD),
                    lengths::toString);
        }
    }

    private static void says(SSLSocket socket, String update) throws IOException {
        socket.getOutputStream().write((update + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads until that update has come, and tells how many records there were by then. */
    private static int hears(SSLSocket socket, Listening ear, String begin) throws IOException {
        String update = "";
        while (!update.startsWith(begin)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int next = socket.getInputStream().read();
                    next > 0;
                    next = socket.getInputStream().read()) {
                bytes.write(next);
            }
            update = bytes.toString(StandardCharsets.UTF_8);
        }
        return ear.records().size();
    }

    /** A socket that remembers what came. */
    private final class Listening extends Socket {
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

        Listening() throws IOException {
            super(InetAddress.getLoopbackAddress(), host.server().port(Entrance.TLS));
        }

        SSLSocket speaking(String version) throws IOException {
            SSLSocket socket = (SSLSocket)
                    TlsSockets.trusting().getSocketFactory().createSocket(this, "localhost", getPort(), true);
            socket.setEnabledProtocols(new String[] {version});
            return socket;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = super.read(bytes, offset, length);
                    heard.write(bytes, offset, Math.max(0, count));
                    return count;
                }
            };
        }

        /** The lengths of the records that have come as a whole. */
        List<Integer> records() {
            ByteBuffer bytes = ByteBuffer.wrap(heard.toByteArray());
            List<Integer> lengths = new ArrayList<>();
            while (bytes.remaining() >= HEADER) {
                int length = Short.toUnsignedInt(bytes.getShort(bytes.position() + 3));
                if (bytes.remaining() < HEADER + length) {
                    break;
                }
                bytes.position(bytes.position() + HEADER + length);
                lengths.add(length);
            }
            return lengths;
        }
    }
}
