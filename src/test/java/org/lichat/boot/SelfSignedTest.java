package org.lichat.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.LichatServer;
import org.lichat.SocketHost;
import org.lichat.TlsSockets;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.lichat.server.TlsSettings;
import org.lichat.server.TlsSettings.SelfSigned;
import org.lichat.transport.Entrance;

/** A server that makes its own certificate. */
@Timeout(60)
class SelfSignedTest {
    @TempDir
    Path folder;

    private Settings settings() {
        return SocketHost.loopback()
                .with(Settings.DATA_FOLDER, folder.toString())
                .with(TlsSettings.SELF_SIGNED, SelfSigned.ON)
                .with(Settings.HOSTNAME, "chat.example.org");
    }

    private static X509Certificate shown(Settings settings) throws IOException {
        try (LichatServer server = new LichatServer(settings)) {
            server.open();
            X509Certificate first = TlsSockets.certificate(server.port(Entrance.TLS));
            assertEquals(first, TlsSockets.certificate(server.port(Entrance.SECURE_WEBSOCKET)));
            return first;
        }
    }

    @Test
    void itIsMadeOnceForTheNameOfTheServer() throws Exception {
        X509Certificate made = shown(settings());
        assertEquals("CN=chat.example.org", made.getSubjectX500Principal().getName());
        assertEquals(List.of(List.of(2, "chat.example.org")), List.copyOf(made.getSubjectAlternativeNames()));
        assertEquals("SHA256withECDSA", made.getSigAlgName());
        made.verify(made.getPublicKey());
        made.checkValidity();
        Instant end = Instant.now().plus(Duration.ofDays(3652));
        assertTrue(Duration.between(made.getNotAfter().toInstant(), end).abs().toDays() < 2, made::toString);
        assertArrayEquals(made.getEncoded(), shown(settings()).getEncoded());
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Path file = org.lichat.boot.SelfSigned.file(settings());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing else is left there");
        }
    }

    @Test
    void anAddressIsNamedAsOne() throws Exception {
        for (String host : List.of("192.0.2.7", "2001:db8:0:0:0:0:0:7", "[2001:db8:0:0:0:0:0:7]")) {
            Path other = Files.createTempDirectory(folder, "server");
            X509Certificate made =
                    shown(settings().with(Settings.HOSTNAME, host).with(Settings.DATA_FOLDER, other.toString()));
            String bare = host.replace("[", "").replace("]", "");
            assertEquals(List.of(List.of(7, bare)), List.copyOf(made.getSubjectAlternativeNames()));
        }
    }

    @Test
    void whatIsNoHostNameIsOnlyItsSubject() throws Exception {
        X509Certificate made = shown(settings().with(Settings.HOSTNAME, "Alice & Böb's, server"));
        assertTrue(made.getSubjectX500Principal().getName().contains("Böb's"), made::toString);
        assertEquals(null, made.getSubjectAlternativeNames());
    }

    @Test
    void oneThatIsBrokenStopsTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("self-signed.pem"), "broken");
        LichatServer server = new LichatServer(settings());
        InvalidSetting told = assertThrows(InvalidSetting.class, server::open);
        assertTrue(
                String.valueOf(told.getMessage()).startsWith("lichat.tls.self-signed: the file " + file),
                told::getMessage);
    }

    @Test
    void theOperatorsGoesFirst() {
        LichatServer server = new LichatServer(settings().with(TlsSettings.CERTIFICATE, "no/such/file"));
        InvalidSetting told = assertThrows(InvalidSetting.class, server::open);
        assertTrue(String.valueOf(told.getMessage()).startsWith("lichat.tls.certificate: "), told::getMessage);
    }
}
