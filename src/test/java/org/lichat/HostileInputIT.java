package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.server.Settings;
import org.lichat.transport.RawClient;

/** Whatever somebody sends gets a failure or a close, costs little memory, and disturbs nobody (§1, §5.1). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileInputIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONNECT = "(connect :id 0 :version \"2.0\")";
    private static final long GROWTH = 48L << 20;

    private final SocketHost host = new SocketHost().with(Settings.FLOOD_LIMIT, 0);
    private Bystanders bystanders;
    private long before;

    @BeforeEach
    void start() {
        host.start();
        bystanders = new Bystanders(host);
        before = used();
        bystanders.talk();
    }

    @AfterEach
    void theOthersAreUndisturbedAndMemoryIsBack() {
        try {
            bystanders.stop();
            assertEquals(2, openConnections(), "all others are gone");
            long growth = used() - before;
            assertTrue(growth < GROWTH, () -> "the heap has grown by " + (growth >> 20) + " MiB");
        } finally {
            host.stop();
        }
    }

    private int openConnections() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (host.server().connections() > 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return host.server().connections();
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A connected client that is not afraid of anything. */
    private SocketLine eve() {
        SocketLine line = host.open();
        line.send(CONNECT);
        String update = next(line);
        while (!update.startsWith("(message ")) {
            update = next(line);
        }
        return line;
    }

    private static String next(SocketLine line) {
        String update = line.receive(PATIENCE);
        assertNotNull(update, "closed or silent");
        return update;
    }

    /** The input gets one failure of that kind, and the connection goes on. */
    private void fails(String input, String failure) {
        SocketLine eve = eve();
        eve.send(input);
        String update = next(eve);
        assertTrue(update.startsWith("(" + failure + " "), update);
        eve.send("(ping :id 77)");
        update = next(eve);
        assertTrue(update.startsWith("(pong :id 77 "), update);
        eve.drop();
    }

    @Test
    void deepNesting() {
        fails("(".repeat(1_000_000), "malformed-update");
        fails("(".repeat(1_000_000) + ")".repeat(1_000_000), "malformed-update");
        fails("(ping :id 1 :x " + "(".repeat(1_000_000) + ")".repeat(1_000_001), "malformed-update");
    }

    @Test
    void longSymbols() {
        fails("x".repeat(1_000_000), "malformed-update");
        fails("(" + "x".repeat(1_000_000) + " :id 1)", "malformed-update");
        fails("(ping :id 1 :" + "x".repeat(1_000_000) + " 1)", "malformed-update");
        fails("(ping :id 1 :x " + "9".repeat(1_000_000) + ")", "malformed-update");
    }

    @Test
    void unknownSymbols() {
        String fields = IntStream.range(0, 49_000)
                .mapToObj(i -> ":s" + i + " p" + i + ":v" + i)
                .collect(Collectors.joining(" "));
        SocketLine eve = eve();
        for (int i = 0; i < 5; i++) {
            eve.send("(ping :id " + i + " " + fields.replace("s", "s" + i) + ")");
            String update = next(eve);
            assertTrue(update.startsWith("(pong :id " + i + " "), update);
        }
        eve.drop();
        String symbols = IntStream.range(0, 100_001).mapToObj(i -> "s" + i).collect(Collectors.joining(" "));
        fails("(ping :id 1 :x (" + symbols + "))", "malformed-update");
    }

    @Test
    void endlessFragments() throws IOException {
        SocketLine eve = eve();
        RawClient raw = eve.raw();
        raw.frame(RawClient.TEXT_BEGIN, "(ping :id 1 :x \"".getBytes(StandardCharsets.US_ASCII));
        byte[] more = new byte[60_000];
        java.util.Arrays.fill(more, (byte) 'x');
        assertEquals(1009, sentUntilClosed(eve, more));

        SocketLine stranger = host.open();
        stranger.raw().frame(RawClient.TEXT_BEGIN, new byte[] {'('});
        assertEquals(1009, sentUntilClosed(stranger, "(".repeat(40).getBytes(StandardCharsets.US_ASCII)));

        SocketLine tiny = host.open();
        tiny.raw().frame(RawClient.TEXT_BEGIN, new byte[] {'('});
        assertEquals(1008, sentUntilClosed(tiny, new byte[] {'(', '(', '(', '('}));
    }

    private static int sentUntilClosed(SocketLine line, byte[] fragment) {
        try {
            while (true) {
                line.raw().frame(RawClient.CONTINUE, fragment);
            }
        } catch (IOException closed) {
            return line.closeCode();
        }
    }

    @Test
    void endlessLengths() throws IOException {
        SocketLine eve = eve();
        eve.raw().head(RawClient.TEXT, Long.MAX_VALUE);
        assertEquals(1009, eve.closeCode());
        SocketLine adam = eve();
        adam.raw().head(RawClient.TEXT, Long.MIN_VALUE);
        assertEquals(1002, adam.closeCode());
    }

    @Test
    void randomBytes() throws IOException {
        Random random = new Random(1113);
        for (int i = 0; i < 300; i++) {
            try (RawClient client = RawClient.lichat(host.server().port())) {
                byte[] bytes = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(bytes);
                client.send(bytes);
                client.socket().shutdownOutput();
                assertTrue(client.ended());
            } catch (IOException reset) {
                // The server may well be done with this one before all is sent.
                assertTrue(host.server().connections() > 0);
            }
        }
    }

    @Test
    void mutatedUpdates() {
        Mutation mutation = new Mutation(1111);
        SocketLine eve = eve();
        for (int i = 0; i < 4_000; i++) {
            if (eve.receive(Duration.ZERO) == null && i % 50 == 0) {
                eve = stillThere(eve, i);
            }
            try {
                eve.send(mutation.update());
            } catch (java.io.UncheckedIOException closed) {
                eve = eve();
            }
        }
        stillThere(eve, 5_000).drop();
    }

    /** Reads all answers; the same connection, or another one when that was closed for a reason other than a bug. */
    private SocketLine stillThere(SocketLine eve, int id) {
        try {
            eve.send("(ping :id \"still " + id + "\")");
        } catch (java.io.UncheckedIOException closed) {
            return eve();
        }
        String update = eve.receive(PATIENCE);
        while (update != null && !update.startsWith("(pong :id \"still " + id + "\"")) {
            assertTrue(!update.startsWith("(failure "), update);
            update = eve.receive(PATIENCE);
        }
        if (update != null) {
            return eve;
        }
        assertTrue(List.of(1000, 1008).contains(eve.closeCode()), () -> "closed with " + eve.closeCode());
        return eve();
    }
}
