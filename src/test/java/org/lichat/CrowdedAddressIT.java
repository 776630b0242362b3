package org.lichat;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.transport.Entrance;

/** One address that opens as many connections as it can does not keep others from being served, with the settings as they are. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class CrowdedAddressIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the JVM, its tests and the honest need themselves. */
    private static final int SPARED = 1_000;

    /** Local ports for connections to one place. */
    private static final int MOST = 27_000;

    @TempDir
    Path folder;

    private final Queue<Socket> crowd = new ConcurrentLinkedQueue<>();

    @Test
    void othersAreServed() throws Exception {
        List<String> options = List.of("-Dlichat.host=127.0.0.1", "-Dlichat.port=0", "-Dlichat.tcp.port=-1");
        try (ServerProcess server = ServerProcess.of(folder, options)) {
            int port = server.port(Entrance.TCP);
            TcpLine guest = TcpLine.to(port, "127.0.0.2");
            connects(guest, "guest");
            Thread pushing = new Thread(() -> push(port));
            pushing.setDaemon(true);
            pushing.start();
            for (int id = 1; pushing.isAlive(); id++) {
                pings(guest, id);
                served(port, "during" + id);
            }
            for (int i = 0; i < 20; i++) {
                served(port, "after" + i);
            }
            pings(guest, 0);
            System.out.println(crowd.size() + " connections came from one address");
        } finally {
            for (Socket socket : crowd) socket.close();
        }
    }

    /** Opens connections that say as little as possible, until there are as many as this process may have. */
    private void push(int port) {
        var system = (com.sun.management.UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long most = Math.min(MOST, system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - SPARED);
        for (int i = 0; i < most; i++) {
            try {
                Socket socket = new Socket();
                crowd.add(socket);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
                socket.getOutputStream().write('\n');
            } catch (IOException turnedAway) {
                // The next one may get in.
            }
        }
    }

    private static void served(int port, String name) {
        try (TcpLine line = TcpLine.to(port, "127.0.0.2")) {
            connects(line, name);
            pings(line, 1);
        }
    }

    private static void connects(TcpLine line, String name) {
        line.send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
        hears(line, "(connect :id 0 ");
        hears(line, "(message ");
    }

    private static void pings(TcpLine line, int id) {
        line.send("(ping :id " + id + ")");
        hears(line, "(pong :id " + id + " ");
    }

    private static void hears(TcpLine line, String begin) {
        String update = line.receive(PATIENCE);
        while (update != null && !update.startsWith(begin)) {
            assertFalse(update.startsWith("(too-many-connections "), update);
            update = line.receive(PATIENCE);
        }
        assertNotNull(update, () -> "nothing more instead of " + begin);
    }
}
