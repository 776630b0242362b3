package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Settings;

/** The server behind nginx with the file that is made for it: TLS, the addresses of clients, health. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProxyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path FILE = Path.of("server-config/nginx/lichat.conf");
    private static final String HOST = "chat.example.org";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final SocketHost host = new SocketHost()
            .with(Settings.TRUSTED_PROXIES, Addresses.of(List.of("127.0.0.1")))
            .with(AddressLimits.UNLIMITED_ADDRESSES, Addresses.of(List.of("127.0.0.1")))
            .with(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, 1);

    @TempDir
    Path folder;

    private KeyStore keys;
    private Process nginx;
    private int port;

    @BeforeEach
    void start() throws Exception {
        host.start();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        certify();
        Files.writeString(
                folder.resolve("lichat.conf"),
                Files.readString(FILE)
                        .replace("    listen [::]:443 ssl;\n", "")
                        .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                        .replace("127.0.0.1:1113", "127.0.0.1:" + host.port())
                        .replace("/etc/letsencrypt/live/" + HOST, folder.toString()));
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include lichat.conf;
                }
                """);
        nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
    }

    /** A key and a certificate that it has signed itself. */
    private void certify() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "nginx",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "san=dns:" + HOST + ",dns:localhost,ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-storetype",
                        "PKCS12")
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
        keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), PASSWORD);
        pem("fullchain.pem", "CERTIFICATE", keys.getCertificate("nginx").getEncoded());
        pem("privkey.pem", "PRIVATE KEY", keys.getKey("nginx", PASSWORD).getEncoded());
    }

    private void pem(String name, String type, byte[] content) throws Exception {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name), "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        nginx.destroy();
        nginx.waitFor();
        host.stop();
    }

    @Test
    void clientsComeThroughWithTlsAndTheirAddress() throws Exception {
        HttpClient client = client();
        awaitNginx(client);
        BlockingQueue<String> alice = connect(client, "alice", "198.51.100.7");
        hears(alice, "(connect :id 0 ");
        hears(alice, "(message ");
        hears(connect(client, "bob", "198.51.100.8"), "(connect :id 0 ");
        hears(connect(client, "eve", "198.51.100.7"), "(too-many-connections :id 0 ");
    }

    private HttpClient client() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("nginx", keys.getCertificate("nginx"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    /** It listens soon after it was started; the server's readiness is told through it. */
    private void awaitNginx(HttpClient client) throws Exception {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/health/ready"))
                .timeout(PATIENCE)
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertEquals(
                        "ready\n", client.send(ready, BodyHandlers.ofString()).body());
                return;
            } catch (ConnectException notYet) {
                assertTrue(nginx.isAlive() && System.nanoTime() < end, Files.readString(folder.resolve("nginx.log")));
            }
        }
    }

    private BlockingQueue<String> connect(HttpClient client, String name, String address) {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        client.newWebSocketBuilder()
                .subprotocols("lichat")
                .header("X-Forwarded-For", address)
                .buildAsync(URI.create("wss://127.0.0.1:" + port + "/"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        heard.add(text.toString());
                        socket.request(1);
                        return CompletableFuture.completedStage(null);
                    }
                })
                .join()
                .sendText("(connect :id 0 :from \"" + name + "\" :version \"2.0\")", true)
                .join();
        return heard;
    }

    private static void hears(BlockingQueue<String> heard, String start) throws InterruptedException {
        String update = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        while (update != null && !update.startsWith(start)) {
            update = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertNotNull(update, start);
    }
}
