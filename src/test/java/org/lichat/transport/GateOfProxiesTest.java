package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.SocketHost;
import org.lichat.SocketLine;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Settings;

/** A proxy has as many sockets as its clients have; it is they who are limited. */
@Timeout(60)
class GateOfProxiesTest {
    private final SocketHost host = new SocketHost()
            .with(Settings.TRUSTED_PROXIES, Addresses.of(List.of("127.0.0.1")))
            .with(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, 1);

    @BeforeEach
    void start() {
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop();
    }

    @Test
    void itsClientsAreCountedEachByItself() {
        for (int i = 0; i < 100; i++) {
            host.open("X-Forwarded-For: 10.0.0." + i).connects("guest" + i);
        }
        SocketLine second = host.open("X-Forwarded-For: 10.0.0.1");
        second.send("(connect :id 7 :from \"second\" :version \"2.0\")");
        second.receives("(too-many-connections :id 7 ");
        assertEquals(1013, second.closeCode());
    }
}
