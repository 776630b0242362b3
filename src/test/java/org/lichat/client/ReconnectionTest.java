package org.lichat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.SocketHost;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.OwnUpdates;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;
import org.lichat.server.Settings;
import org.lichat.transport.Entrance;

/** A server that goes away and comes back, or does not want its client any more. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReconnectionTest {
    private static final Duration SOON = Duration.ofMillis(100);

    private final SocketHost host =
            new SocketHost().withTls().with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "correct horse");
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        host.stop();
    }

    private LichatClient client(Entrance entrance, String name) {
        LichatClient client = LichatClientTest.to(host, entrance)
                .name(name)
                .reconnectsAfter(SOON)
                .build();
        client.onOpen(() -> heard.add("open"));
        client.onClose(end -> heard.add("closed " + client.state()));
        return client;
    }

    private String hears() throws InterruptedException {
        String next = heard.poll(60, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was heard");
        return next;
    }

    @ParameterizedTest
    @EnumSource(Entrance.class)
    void aClientComesBackToItsChannels(Entrance entrance) throws Exception {
        host.start();
        List.of(Entrance.values())
                .forEach(each -> host.with(each.port(), host.server().port(each)));
        try (LichatClient client = client(entrance, "faithful")) {
            client.on(Core.JOIN, join -> heard.add("join " + join.get(Core.CHANNEL)));
            client.open().join();
            assertEquals("open", hears());
            assertEquals("join Lichat", hears());
            client.request(Update.of(Core.REGISTER).with(Core.PASSWORD, "battery staple"))
                    .join();
            client.create("garden").join();
            assertEquals("join garden", hears());
            host.stop();
            assertEquals("closed CONNECTING", hears());
            host.start();
            // The first tries may be vain; what they fail with goes to the listeners of errors.
            assertEquals("open", hears());
            assertEquals("join Lichat", hears());
            assertEquals("join garden", hears());
            assertEquals(List.of("garden", "Lichat"), client.channels());
            assertEquals(ClientState.OPEN, client.state());
            client.say("garden", "Back.").join();
        }
        assertEquals("closed CLOSED", hears());
    }

    @Test
    void whileThereIsNoServerNothingIsSent() throws Exception {
        host.start();
        try (LichatClient client = client(Entrance.TCP, "waiting")) {
            client.open().join();
            assertEquals("open", hears());
            host.stop();
            assertEquals("closed CONNECTING", hears());
            var failed =
                    assertThrows(CompletionException.class, () -> client.ping().join());
            assertInstanceOf(IOException.class, failed.getCause());
        }
        assertEquals("closed CLOSED", hears());
        host.start();
    }

    @ParameterizedTest
    @EnumSource(
            value = Entrance.class,
            names = {"WEBSOCKET", "SECURE_WEBSOCKET"})
    void whoIsKilledStaysAway(Entrance entrance) throws Exception { // shirakumo §7
        host.start();
        try (LichatClient root = LichatClientTest.to(host, Entrance.WEBSOCKET)
                        .name("root")
                        .password("correct horse")
                        .build();
                LichatClient client = client(entrance, "unwanted")) {
            root.open().join();
            client.open().join();
            assertEquals("open", hears());
            root.request(Update.of(Shirakumo.KILL).with(Core.TARGET, "unwanted"))
                    .join();
            assertEquals("closed CLOSED", hears());
        }
    }

    @Test
    void whoIsRefusedWhenItComesBackStaysAway() throws Exception { // §4.1
        host.start();
        try (LichatClient root = LichatClientTest.to(host, Entrance.WEBSOCKET)
                        .name("root")
                        .password("correct horse")
                        .build();
                LichatClient client = client(Entrance.TCP, "locked out")) {
            client.onError(error -> heard.add(
                    error instanceof RequestFailed no && no.is(Failures.INVALID_PASSWORD)
                            ? "refused"
                            : error.toString()));
            root.open().join();
            client.open().join();
            assertEquals("open", hears());
            client.request(Update.of(Core.REGISTER).with(Core.PASSWORD, "battery staple"))
                    .join();
            root.request(Update.of(OwnUpdates.PASSWD)
                            .with(Core.TARGET, "locked out")
                            .with(Core.PASSWORD, "cayenne pepper"))
                    .join();
            root.request(Update.of(Shirakumo.KILL).with(Core.TARGET, "locked out"))
                    .join();
            assertEquals("closed CONNECTING", hears());
            assertEquals("refused", hears());
            assertEquals("closed CLOSED", hears());
        }
    }
}
