package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.SocketHost;
import org.lichat.TcpLine;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Settings;

/** Sockets that are closed before anything is made for them. */
@Timeout(60)
class GateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LIMIT = 20;
    private static final int GRACE = 64;
    private static final String FLOOD = "127.0.0.2";
    private static final String OTHER = "127.0.0.3";

    /** Nothing but the gate closes a silent socket while a test lasts. */
    private final SocketHost host = new SocketHost()
            .with(Settings.CONNECTION_LIMIT, LIMIT)
            .with(Settings.CONNECT_TIMEOUT, Duration.ofMinutes(10));

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() {
        host.start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        host.stop();
    }

    /** A socket that says nothing. */
    private Socket socket(String from, Entrance entrance) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), host.server().port(entrance), InetAddress.getByName(from), 0);
        sockets.add(socket);
        return socket;
    }

    private void areOpen(String from, int count) throws IOException {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            silent.add(socket(from, i % 2 == 0 ? Entrance.TCP : Entrance.WEBSOCKET));
        }
        for (Socket socket : silent) {
            assertTrue(isOpen(socket));
        }
    }

    private static boolean isOpen(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nothingYet) {
            return true;
        } catch (SocketException reset) {
            return false;
        }
    }

    private void isClosed(String from, Entrance entrance) throws IOException {
        Socket socket = socket(from, entrance);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        try {
            assertEquals(-1, socket.getInputStream().read());
        } catch (SocketException reset) {
            assertTrue(String.valueOf(reset.getMessage()).contains("reset"), reset::toString);
        }
        sockets.remove(socket);
    }

    private TcpLine connects(String from, String name) throws IOException {
        TcpLine line = new TcpLine(socket(from, Entrance.TCP));
        line.send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
        assertStarts(line, "(connect :id 0 ");
        return line;
    }

    private static void assertStarts(TcpLine line, String begin) {
        String update = String.valueOf(line.receive(PATIENCE));
        assertTrue(update.startsWith(begin), update);
    }

    @Test
    void silentSocketsFromOneAddressLeaveRoomForOthers() throws IOException {
        areOpen(FLOOD, LIMIT + GRACE);
        isClosed(FLOOD, Entrance.TCP);
        isClosed(FLOOD, Entrance.WEBSOCKET);
        connects(OTHER, "bob");
        connects(OTHER, "bobby");
    }

    @Test
    void whoGoesMakesRoom() throws IOException {
        areOpen(FLOOD, LIMIT + GRACE);
        isClosed(FLOOD, Entrance.TCP);
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
        boolean open = false;
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !open && System.nanoTime() < end; ) {
            Socket again = socket(FLOOD, Entrance.TCP);
            again.getOutputStream().write("(connect :id 0 :version \"2.0\")\0".getBytes(StandardCharsets.US_ASCII));
            again.setSoTimeout((int) PATIENCE.toMillis());
            open = isAnswered(again);
        }
        assertTrue(open);
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().read() == '(';
        } catch (IOException reset) {
            return false;
        }
    }

    @Test
    void theWholeLimitIsForOneAddressAndTheNextIsToldSo() throws IOException {
        for (int i = 0; i < LIMIT; i++) {
            connects(FLOOD, "guest" + i);
        }
        TcpLine late = new TcpLine(socket(FLOOD, Entrance.TCP));
        late.send("(connect :id 7 :from \"late\" :version \"2.0\")");
        assertStarts(late, "(too-many-connections :id 7 ");
    }

    @Test
    void theLimitOfAnAddressHoldsForSocketsThatAreSilent() throws IOException {
        host.server().change(Settings.CONNECTION_LIMIT, 1_000);
        host.server().change(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, 2);
        areOpen(FLOOD, 2 + GRACE);
        isClosed(FLOOD, Entrance.WEBSOCKET);
        connects(OTHER, "bob");
        host.server().change(AddressLimits.UNLIMITED_ADDRESSES, Addresses.of(List.of(FLOOD)));
        areOpen(FLOOD, 10);
    }
}
