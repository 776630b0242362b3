package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.LogLines;
import org.lichat.SocketHost;
import org.lichat.TcpLine;
import org.lichat.TlsSockets;
import org.lichat.server.Settings;
import org.lichat.server.TlsSettings;

/** Certificates that change while the server runs. */
@Timeout(180)
class RenewalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TALKERS = 50;
    private static final int THREADS = 5;

    @TempDir
    Path folder;

    private final SocketHost host = new SocketHost().withTls().with(Settings.FLOOD_LIMIT, 0);
    private LogLines log;
    private volatile boolean renewed;

    @BeforeEach
    void start() throws Exception {
        log = LogLines.of(Encryption.class.getName());
        // As certbot does it: what is set are links to files that change places.
        swap(1, Certificates.rsa("1.example"));
        host.with(TlsSettings.CERTIFICATE, folder.resolve("fullchain.pem").toString())
                .with(TlsSettings.KEY, folder.resolve("privkey.pem").toString())
                .start();
        assertTrue(log.next().matches("INFO The certificate is that of CN=1.example, valid until .*Z"));
    }

    @AfterEach
    void stop() {
        log.close();
        host.stop();
    }

    private void swap(int number, Certificates to) throws IOException {
        swap("fullchain", number, to.certificate());
        swap("privkey", number, to.pkcs8());
    }

    private void swap(String name, int number, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name + number + ".pem"), content);
        Path link = Files.createSymbolicLink(folder.resolve(name + ".new"), file.getFileName());
        Files.move(link, folder.resolve(name + ".pem"), StandardCopyOption.ATOMIC_MOVE);
    }

    private int port() {
        return host.server().port(Entrance.TLS);
    }

    private String shown() {
        return TlsSockets.certificate(port()).getSubjectX500Principal().getName();
    }

    private void renew(int number, Certificates to) throws Exception {
        swap(number, to);
        String told = log.next();
        assertTrue(told.startsWith("INFO The certificate is that of CN=" + number + ".example, valid until"), told);
        assertEquals("CN=" + number + ".example", shown());
    }

    @Test
    void whoIsHereGoesOnAndWhoComesSeesTheNewOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Talker> talkers = new ArrayList<>();
        try {
            for (int i = 0; i < TALKERS; i++) talkers.add(new Talker(i));
            List<Future<Boolean>> talks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) talks.add(threads.submit(talk(talkers, i)));
            renew(2, Certificates.ec("2.example"));
            renew(3, Certificates.rsa("3.example"));
            renew(4, Certificates.ec("4.example"));
            renewed = true;
            for (Future<Boolean> talk : talks) assertTrue(talk.get());
            talkers.get(0).line.send("(message :id 1 :channel \"lobby\" :text \"the end\")");
            List<String> heard = talkers.get(0).rest();
            for (Talker talker : talkers) {
                assertEquals(heard, talker == talkers.get(0) ? heard : talker.rest());
                assertEquals(talker.said, heard.stream().filter(talker::isMine).toList());
            }
            assertEquals(
                    heard.size() - 1,
                    talkers.stream().mapToInt(talker -> talker.said.size()).sum());
        } finally {
            threads.shutdownNow();
            talkers.forEach(talker -> talker.line.drop());
        }
    }

    /** Lets some of them talk in turn, each of whom waits for what it said, until there is nothing more to renew. */
    private Callable<Boolean> talk(List<Talker> talkers, int first) {
        return () -> {
            for (int turn = 0; !renewed; turn++) {
                talkers.get((first + turn * THREADS) % TALKERS).says(turn);
            }
            return true;
        };
    }

    @Test
    void whatCannotBeUsedIsToldAndTheOneBeforeStays() throws Exception {
        Path certificate = folder.resolve("fullchain.pem");
        swap("fullchain", 2, "broken");
        String broken = log.next();
        assertTrue(
                broken.startsWith("WARNING The certificate has changed, and cannot be used; the one before stays."),
                broken);
        assertTrue(broken.endsWith("lichat.tls.certificate: the file " + certificate + " is not in PEM"), broken);
        assertEquals("CN=1.example", shown());
        swap("fullchain", 3, Certificates.ec("3.example").certificate());
        String unfit = log.next();
        assertTrue(unfit.contains("lichat.tls.key: the file " + folder.resolve("privkey.pem")), unfit);
        assertEquals("CN=1.example", shown());
        Files.delete(certificate);
        String gone = log.next();
        assertTrue(gone.endsWith(certificate + " is not there"), gone);
        assertEquals("CN=1.example", shown());
        renew(4, Certificates.ec("4.example"));
    }

    @Test
    void oneThatHasExpiredIsOnlyTold() throws Exception {
        swap(2, Certificates.ec("2.example", Duration.ofDays(-1)));
        assertTrue(log.next().startsWith("INFO The certificate is that of CN=2.example"));
        String told = log.next();
        assertTrue(told.matches("WARNING The certificate in .*fullchain.pem has expired, on .*"), told);
        assertEquals("CN=2.example", shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSessionFromBeforeIsNotGoneOnWith(String version) throws Exception {
        SSLContext client = TlsSockets.trusting();
        SSLSession first = visit(client, version);
        assertEquals("CN=1.example", first.getPeerPrincipal().getName());
        assertEquals(first.getCreationTime(), visit(client, version).getCreationTime(), "it is the same session");
        renew(2, Certificates.ec("2.example"));
        SSLSession later = visit(client, version);
        assertEquals("CN=2.example", later.getPeerPrincipal().getName());
        assertTrue(later.getCreationTime() > first.getCreationTime(), later::toString);
    }

    private SSLSession visit(SSLContext client, String version) throws IOException {
        int port = host.server().port(Entrance.SECURE_WEBSOCKET); // where there are tickets in TLS 1.3 too
        try (SSLSocket socket = TlsSockets.to(client, port, 64 * 1024)) {
            socket.setEnabledProtocols(new String[] {version});
            String request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 200", new String(answer, StandardCharsets.UTF_8));
            return socket.getSession();
        }
    }

    /** Somebody in the lobby. */
    private final class Talker {
        final TcpLine line = TlsSockets.line(port());
        final List<String> said = new ArrayList<>();
        final List<String> heard = new ArrayList<>();
        private final int number;
        private final String name;

        Talker(int number) {
            this.number = number;
            name = "t" + number;
            line.send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
            line.send("(" + (number == 0 ? "create" : "join") + " :id 1 :channel \"lobby\")");
            hear("(join :id 1 ");
        }

        private String hear(String begin) {
            String update = String.valueOf(line.receive(PATIENCE));
            while (!update.startsWith(begin)) {
                assertTrue(!update.equals("null"), () -> name + " is cut");
                if (update.startsWith("(message ") && update.contains("lobby")) {
                    heard.add(text(update));
                }
                update = String.valueOf(line.receive(PATIENCE));
            }
            return update;
        }

        void says(int turn) {
            String text = name + ": " + said.size() + " " + "x".repeat(turn % 10 * 100);
            said.add(text);
            int id = 100_000 * (number + 1) + said.size();
            line.send("(message :id " + id + " :channel \"lobby\" :text \"" + text + "\")");
            heard.add(text(hear("(message :id " + id + " ")));
        }

        boolean isMine(String text) {
            return text.startsWith(name + ": ");
        }

        /** All that was said in the lobby. */
        List<String> rest() {
            while (heard.isEmpty() || !heard.get(heard.size() - 1).equals("the end")) {
                String update = String.valueOf(line.receive(PATIENCE));
                assertTrue(!update.equals("null"), () -> name + " is cut");
                if (update.startsWith("(message ") && update.contains("lobby")) {
                    heard.add(text(update));
                }
            }
            return heard;
        }

        private static String text(String update) {
            int begin = update.indexOf(":text \"") + 7;
            return update.substring(begin, update.indexOf('"', begin)).intern(); // all have the same
        }
    }
}
