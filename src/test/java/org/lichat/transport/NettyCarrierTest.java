package org.lichat.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.protocol.Frame;

/** What of our frames and of Tyrus' own comes out at the other end, whatever their sizes. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NettyCarrierTest {
    /** More than the sockets' buffers take. */
    private static final int HUGE = 20_000_000;

    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Opening> openings = new LinkedBlockingQueue<>();
    private Listening server;
    private RawClient client;
    private Session session;
    private Carrier carrier;
    private Executor thread;

    @BeforeEach
    void open() throws Exception {
        // A peer that reads slowly, as on a busy machine, is given the time to read to the end.
        server = Listening.start(Listening.LIMITS.withClose(Duration.ofSeconds(10)), new TyrusHost());
        Listening.opened = opened -> {
            openings.add(requireNonNull(Opening.current()));
            sessions.add(opened);
        };
        client = new RawClient(server.port(), 4096).handshake();
        assertEquals("open", Listening.event());
        Opening opening = openings.take();
        carrier = opening.carrier();
        thread = opening.thread();
        session = sessions.take();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
    }

    /** Frames that are taken as many at a time as the carrier asks for. */
    private static final class Owed implements Carrier.Load {
        final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private final Queue<Frame> frames = new ArrayDeque<>();

        Owed(List<String> texts) {
            texts.forEach(text -> frames.add(Frame.ofWire(null, text)));
        }

        @Override
        public synchronized List<Frame> take(int bytes) {
            List<Frame> taken = new ArrayList<>();
            int size = 0;
            while (!frames.isEmpty()
                    && (taken.isEmpty() || size + frames.element().size() <= bytes)) {
                size += frames.element().size();
                taken.add(frames.remove());
            }
            events.add(taken.isEmpty() ? "done" : "taken");
            return taken;
        }

        @Override
        public void progress() {
            events.add("progress");
        }

        @Override
        public void fail(Throwable cause) {
            failures.add(cause);
        }
    }

    @Test
    void framesOfAllSizesArriveWholeAndInOrder() throws Exception { // RFC 6455 §5.2
        List<String> texts = new ArrayList<>();
        int most = NettyCarrier.MOST;
        for (int length :
                List.of(1, 124, 125, 126, 65_534, 65_535, 65_536, most - 1, most, 2 * most - 1, 2 * most, 3)) {
            texts.add("x".repeat(length));
            texts.add("ü€😀".repeat(length / 9 + 1));
        }
        carrier.carry(new Owed(texts));
        for (String text : texts) {
            RawClient.Frame frame = client.read();
            assertEquals(RawClient.TEXT, frame.first());
            assertEquals(text + "\0", frame.text());
        }
    }

    @Test
    void manyFramesAreTakenAtOnce() throws Exception {
        Owed owed = new Owed(Collections.nCopies(300, "x".repeat(200)));
        carrier.carry(owed);
        for (int i = 0; i < 300; i++) {
            client.read();
        }
        assertEquals("taken", owed.events.take());
        assertEquals("progress", owed.events.take());
        assertEquals("done", owed.events.take());
    }

    @Test
    void whatIsTakenOfALargeFrameIsProgress() throws Exception {
        Owed owed = new Owed(List.of("x".repeat(HUGE)));
        carrier.carry(owed);
        assertEquals(HUGE + 1, client.read().payload().remaining());
        assertEquals("taken", owed.events.take());
        assertEquals("progress", owed.events.take());
    }

    @Test
    void aCloseWaitsForTheEndOfALargeFrame() throws Exception {
        Owed owed = new Owed(List.of("x".repeat(HUGE), "never taken"));
        carrier.carry(owed);
        assertEquals("taken", owed.events.take());
        thread.execute(() -> closeNormally(session));
        assertEquals(HUGE + 1, client.read().payload().remaining());
        assertEquals(1000, client.readClose());
        assertInstanceOf(ClosedChannelException.class, owed.failures.take());
    }

    @Test
    void pongsGoBetweenFrames() throws Exception {
        client.frame(RawClient.PING, "still there?".getBytes(UTF_8));
        assertEquals(RawClient.PONG, client.read().first());
        carrier.carry(new Owed(List.of("x".repeat(HUGE), "y")));
        client.frame(RawClient.PING, "within a frame".getBytes(UTF_8));
        RawClient.Frame frame = client.read();
        while (frame.first() == RawClient.PONG) { // the ping may be faster
            frame = client.read();
        }
        assertEquals(HUGE + 1, frame.payload().remaining());
        assertEquals("y\0", client.read().text());
    }

    @Test
    void aLostConnectionFailsWhatIsOwed() throws Exception {
        Owed owed = new Owed(List.of("x".repeat(HUGE), "y"));
        carrier.carry(owed);
        assertEquals("taken", owed.events.take());
        client.reset();
        owed.failures.take();
        Owed late = new Owed(List.of("z"));
        carrier.carry(late);
        late.failures.take();
    }

    private static void closeNormally(Session session) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, "Bye."));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
