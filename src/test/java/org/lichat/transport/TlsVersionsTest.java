package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.SocketHost;
import org.lichat.SocketLine;
import org.lichat.TlsSockets;
import org.lichat.server.TlsSettings;

/** What of TLS is spoken, and what is not. */
@Timeout(60)
class TlsVersionsTest {
    private static final int ECDHE_RSA_AES_128_GCM = 0xc02f;

    @TempDir
    Path folder;

    private final SocketHost host = new SocketHost().withTls();

    @BeforeEach
    void start() throws IOException {
        Certificates rsa = Certificates.rsa("rsa.example");
        Path file = Files.writeString(folder.resolve("both.pem"), rsa.pkcs8() + rsa.certificate());
        host.with(TlsSettings.CERTIFICATE, file.toString()).start();
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    private int port() {
        return host.server().port(Entrance.TLS);
    }

    private SSLSocket speaking(String version, String... suites) throws IOException {
        SSLSocket socket = TlsSockets.to(port());
        socket.setEnabledProtocols(new String[] {version});
        if (suites.length > 0) {
            socket.setEnabledCipherSuites(suites);
        }
        socket.startHandshake();
        return socket;
    }

    private static void talks(SSLSocket socket) throws IOException {
        byte[] connect = "(connect :id 0 :from \"ann\" :version \"2.0\")\0".getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(connect);
        byte[] answer = socket.getInputStream().readNBytes(9);
        assertEquals("(connect ", new String(answer, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void newVersionsAreSpoken(String version) throws IOException {
        try (SSLSocket socket = speaking(version)) {
            talks(socket);
            assertEquals(version, socket.getSession().getProtocol());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ClientHello.TLS_1_0, ClientHello.TLS_1_1})
    void oldVersionsAreRefused(int version) throws IOException {
        ClientHello.Answer answer = ClientHello.say(port(), version, ECDHE_RSA_AES_128_GCM);
        assertTrue(answer.isAlert(ClientHello.Answer.PROTOCOL_VERSION), answer::toString);
    }

    /** RSA key exchange with GCM and with CBC, ECDHE with CBC and SHA-1, and with SHA-256, DHE, 3DES, none at all. */
    @ParameterizedTest
    @ValueSource(ints = {0x009c, 0x002f, 0xc013, 0xc027, 0x009e, 0x000a, 0x0000})
    void oldSuitesAreRefused(int suite) throws IOException {
        ClientHello.Answer answer = ClientHello.say(port(), ClientHello.TLS_1_2, suite);
        assertTrue(answer.isAlert(ClientHello.Answer.HANDSHAKE_FAILURE), answer::toString);
    }

    @Test
    void aSuiteThatIsNoneOfTheseIsTaken() throws IOException {
        ClientHello.Answer answer = ClientHello.say(port(), ClientHello.TLS_1_2, ECDHE_RSA_AES_128_GCM);
        assertEquals(ClientHello.Answer.HANDSHAKE, answer.type());
        assertEquals(ClientHello.Answer.SERVER_HELLO, answer.first());
    }

    @Test
    void everySuiteIsOneThatTheJdkHas() throws IOException {
        try (SSLSocket socket = TlsSockets.to(port())) {
            assertTrue(Arrays.asList(socket.getSupportedCipherSuites()).containsAll(Encryption.SUITES));
        }
    }

    @Test
    void theServersOrderOfSuitesCounts() throws IOException {
        String better = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
        try (SSLSocket socket = speaking("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", better)) {
            assertEquals(better, socket.getSession().getCipherSuite());
        }
        try (SSLSocket socket = speaking("TLSv1.3", "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256")) {
            assertEquals("TLS_AES_128_GCM_SHA256", socket.getSession().getCipherSuite());
        }
    }

    @Test
    void aRenegotiationIsCut() throws IOException {
        try (SSLSocket socket = speaking("TLSv1.2")) {
            talks(socket);
            socket.startHandshake();
            IOException cut = assertThrows(
                    IOException.class, () -> socket.getInputStream().readAllBytes());
            assertFalse(cut instanceof SocketTimeoutException, "nothing is cut");
        }
        try (SSLSocket socket = speaking("TLSv1.2")) {
            talks(socket);
        }
    }

    @Test
    void newKeysOfTls13AreNoRenegotiation() throws IOException {
        try (SSLSocket socket = speaking("TLSv1.3")) {
            talks(socket);
            socket.startHandshake(); // in TLS 1.3 the JDK asks for new keys by this
            socket.getOutputStream().write("(ping :id 77)\0".getBytes(StandardCharsets.UTF_8));
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf("(pong :id 77 ") < 0) {
                int next = socket.getInputStream().read();
                assertFalse(next < 0, heard::toString);
                heard.append((char) next);
            }
        }
    }

    @Test
    void bytesThatAreNoRecordEndTheConnectionOnly() throws IOException {
        try (SSLSocket socket = TlsSockets.to(port())) {
            socket.setEnabledProtocols(List.of("TLSv1.1").toArray(String[]::new));
            assertThrows(SSLException.class, socket::startHandshake);
        }
        try (SocketLine line = host.open().connects("ann")) {
            line.send("(ping :id 1)");
            line.receives("(pong :id 1 ");
        }
    }
}
