package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.transport.Entrance;
import org.lichat.transport.RawClient;

/** A server with little memory takes a million inputs that nobody means, and goes on as if nothing had happened. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class MillionInputsIT {
    private static final int BATCH = 2_000;
    private static final int UPDATES = 300;
    private static final int BYTES = 100;
    private static final int MESSAGES = 99;
    private static final int FRAMES = 2_000;
    private static final long MOST_USED = 64L << 20;
    private static final byte[] CONNECT = Mutation.ended("(connect :id 0 :version \"2.0\")");
    private static final byte[] LAST = Mutation.ended("\0(ping :id \"last\")");

    private final long seed = Long.getLong("lichat.seed", System.nanoTime());
    private final AtomicLong inputs = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();

    @TempDir
    Path folder;

    private int port;

    @Test
    void aMillion() throws Exception {
        System.out.println("The inputs are those of -Dlichat.seed=" + seed);
        Path logging = Files.writeString(
                folder.resolve("logging.properties"), "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n");
        List<String> options = List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.config.file=" + logging,
                "-Dlichat.host=127.0.0.1",
                "-Dlichat.port=0",
                "-Dlichat.tcp.port=-1",
                "-Dlichat.unlimited-addresses=127.0.0.1",
                "-Dlichat.flood-limit=0");
        try (ServerProcess server = ServerProcess.of(folder, options)) {
            port = server.port(Entrance.TCP);
            inParallel(UPDATES, this::updates);
            inParallel(BYTES, this::bytes);
            inParallel(MESSAGES, this::messages);
            inParallel(FRAMES, this::frame);
            assertEquals(1_000_000, inputs.get());
            assertTrue(answers.get() > UPDATES * BATCH / 2, () -> "only " + answers + " answers");
            try (SocketLine honest = SocketLine.to(port)) {
                honest.connects("honest").send("(create :id 1 :channel \"honest\")");
                honest.hears("(join :id 1 ");
            }
            assertTrue(server.used() < MOST_USED, "the heap has grown");
            server.terminate();
            assertEquals(143, server.exitCode());
            assertFalse(server.log().contains("SEVERE") || server.log().contains("\tat "), server::log);
        }
    }

    private static void inParallel(int count, IntConsumer batch) {
        IntStream.range(0, count).parallel().forEach(batch);
    }

    private Mutation mutation(int kind, int batch) {
        return new Mutation(seed + ((long) kind << 32) + batch);
    }

    /** Updates with mistakes, after a connect. */
    private void updates(int batch) {
        Mutation mutation = mutation(0, batch);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(CONNECT);
        for (int i = 0; i < BATCH; i++) all.writeBytes(Mutation.ended(mutation.update()));
        sends(all);
    }

    /** Random bytes with NULs between them, half of them from strangers. */
    private void bytes(int batch) {
        Mutation mutation = mutation(1, batch);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(batch % 2 == 0 ? CONNECT : new byte[] {'\n'});
        for (int i = 0; i < BATCH; i++) {
            all.writeBytes(mutation.bytes(100));
            all.write(0);
        }
        sends(all);
    }

    private void sends(ByteArrayOutputStream all) {
        all.writeBytes(LAST);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(all.toByteArray());
            if (all.toByteArray()[0] == '\n') { // a stranger, who gets no pong
                socket.shutdownOutput();
            }
            hears(socket.getInputStream());
        } catch (IOException closed) {
            // Some of it is a reason to close the connection.
        }
        inputs.addAndGet(BATCH);
    }

    /** Reads until the last answer, or the end. */
    private void hears(InputStream in) throws IOException {
        ByteArrayOutputStream update = new ByteArrayOutputStream();
        byte[] bytes = new byte[64 * 1024];
        boolean last = false;
        for (int count = in.read(bytes); count >= 0; count = last ? -1 : in.read(bytes)) {
            for (int i = 0; i < count; i++) {
                update.write(bytes[i]);
                if (bytes[i] == 0) {
                    answers.incrementAndGet();
                    last |= update.toString(StandardCharsets.UTF_8).contains("(pong :id \"last\"");
                    update.reset();
                }
            }
        }
    }

    /** The same updates as messages of a WebSocket. */
    private void messages(int batch) {
        Mutation mutation = mutation(2, batch);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(RawClient.masked(RawClient.TEXT, CONNECT));
        for (int i = 0; i < BATCH; i++) {
            all.writeBytes(RawClient.masked(RawClient.TEXT, Mutation.ended(mutation.update())));
        }
        all.writeBytes(RawClient.masked(RawClient.TEXT, LAST));
        try (RawClient client = RawClient.lichat(port)) {
            client.send(all.toByteArray());
            hears(client.socket().getInputStream());
        } catch (IOException closed) {
            // Some of it is a reason to close the connection.
        }
        inputs.addAndGet(BATCH);
    }

    /** A frame with mistakes, mostly in its head, and a goodbye in case that it can be one. */
    private void frame(int number) {
        Mutation mutation = mutation(3, number);
        try (RawClient client = RawClient.lichat(port)) {
            client.send(mutation.of(RawClient.masked(RawClient.TEXT, CONNECT)));
            client.frame(RawClient.CLOSE, new byte[0]);
            client.socket().shutdownOutput();
            assertTrue(client.ended());
        } catch (IOException reset) {
            // The server may well be done with this one before all is sent.
        }
        inputs.incrementAndGet();
    }
}
