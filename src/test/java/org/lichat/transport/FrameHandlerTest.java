package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrameHandlerTest {
    private static final byte[] X = {'x'};
    private Listening server;
    private RawClient client;

    @BeforeEach
    void open() throws Exception {
        server = Listening.start();
        client = RawClient.open(server.port());
        assertEquals("open", Listening.event());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
    }

    private void closes(int code) throws Exception {
        assertEquals(code, client.readClose());
        assertTrue(client.ended());
        String event = Listening.event();
        while (!event.startsWith("close ")) {
            event = Listening.event();
        }
        assertEquals("close " + code, event);
    }

    @Test
    void textArrives() throws Exception {
        client.text("grüß dich 🎉");
        assertEquals("last grüß dich 🎉", Listening.event());
        client.text("");
        assertEquals("last ", Listening.event());
    }

    @Test
    void aLargeFrameArrivesInPiecesWhileItComesIn() throws Exception {
        byte[] text = "é€🎉".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        byte[] frame = RawClient.masked(RawClient.TEXT, text);
        int early = 14 + 2 * FrameHandler.PIECE;
        client.send(java.util.Arrays.copyOf(frame, early));
        String piece = Listening.event();
        assertTrue(piece.startsWith("part é€🎉"), piece);
        client.send(java.util.Arrays.copyOfRange(frame, early, frame.length));
        StringBuilder whole = new StringBuilder(piece.substring(5));
        while (piece.startsWith("part ")) {
            assertTrue(piece.length() <= 5 + FrameHandler.PIECE);
            piece = Listening.event();
            whole.append(piece.substring(5));
        }
        assertArrayEquals(text, whole.toString().getBytes(StandardCharsets.UTF_8));
        client.text("next");
        assertEquals("last next", Listening.event());
    }

    @Test
    void fragmentsMayBeLargeAndMayBeInterruptedByControlFrames() throws Exception {
        client.frame(RawClient.TEXT_BEGIN, "a".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        client.frame(RawClient.PING, X);
        client.frame(RawClient.CONTINUE_END, "b".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        assertEquals(ByteBuffer.wrap(X), client.read().payload());
        int length = 0;
        String piece;
        do {
            piece = Listening.event();
            length += piece.length() - 5;
        } while (piece.startsWith("part "));
        assertEquals(20_000, length);
    }

    @Test
    void endlessFragmentsAreCut() throws Exception {
        client.frame(RawClient.TEXT_BEGIN, new byte[65_536]);
        Thread sender = new Thread(() -> {
            try {
                while (true) {
                    client.frame(RawClient.CONTINUE, new byte[65_536]);
                }
            } catch (java.io.IOException closed) {
                // what the test waits for
            }
        });
        sender.start();
        assertEquals(1009, client.readClose());
        sender.join(10_000);
    }

    @Test
    void anEndlessFrameIsRefusedAtItsHead() throws Exception {
        client.head(RawClient.TEXT, Long.MAX_VALUE);
        closes(1009);
    }

    @Test
    void aLengthBeyondTheProtocolIsAnError() throws Exception {
        client.head(RawClient.TEXT, -1);
        closes(1002);
    }

    @Test
    void theLimitCanBeChanged() throws Exception {
        BlockingQueue<Intake> intakes = new LinkedBlockingQueue<>();
        Listening.opened = session -> intakes.add(Intake.of(session));
        try (RawClient limited = RawClient.open(server.port())) {
            intakes.take().limit(3);
            assertEquals("open", Listening.event());
            limited.text("abc");
            assertEquals("last abc", Listening.event());
            limited.frame(RawClient.TEXT_BEGIN, "ab".getBytes(StandardCharsets.UTF_8));
            limited.frame(RawClient.CONTINUE_END, "cd".getBytes(StandardCharsets.UTF_8));
            assertEquals(1009, limited.readClose());
        }
    }

    @Test
    void invalidTextIsRefused() throws Exception {
        client.frame(RawClient.TEXT, new byte[] {'a', (byte) 0xc0, (byte) 0x80});
        closes(1007);
    }

    @Test
    void textThatEndsWithinACharacterIsRefused() throws Exception {
        client.frame(RawClient.TEXT_BEGIN, new byte[] {'a', (byte) 0xe2});
        client.frame(RawClient.CONTINUE_END, new byte[] {(byte) 0x82});
        closes(1007);
    }

    @Test
    void binaryIsRefused() throws Exception {
        client.frame(RawClient.BINARY, X);
        closes(1003);
    }

    @Test
    void anUnmaskedFrameIsAnError() throws Exception {
        client.send(new byte[] {(byte) RawClient.TEXT, 1, 'x'});
        closes(1002);
    }

    @Test
    void aReservedBitIsAnError() throws Exception {
        client.frame(RawClient.TEXT | 0x40, X);
        closes(1002);
    }

    @Test
    void anUnknownOpcodeIsAnError() throws Exception {
        client.frame(0x83, X);
        closes(1002);
    }

    @Test
    void aLongControlFrameIsAnError() throws Exception {
        client.frame(RawClient.PING, new byte[126]);
        closes(1002);
    }

    @Test
    void aContinuationOfNothingIsAnError() throws Exception {
        client.frame(RawClient.CONTINUE_END, X);
        closes(1002);
    }

    @Test
    void theClosingOfThePeerIsAnswered() throws Exception {
        client.frame(
                RawClient.CLOSE, ByteBuffer.allocate(2).putShort((short) 1001).array());
        closes(1001);
    }

    @Test
    void aResetClosesTheSession() throws Exception {
        client.reset();
        assertEquals("close 1006", Listening.event());
    }

    @Test
    void anEndOfStreamClosesTheSession() throws Exception {
        client.close();
        assertEquals("close 1006", Listening.event());
    }

    @Test
    void pingsUpToAFloodAreAnswered() throws Exception {
        for (int i = 1; i < FrameHandler.IDLE_FRAMES; i++) {
            client.frame(RawClient.PING, X);
            assertEquals(RawClient.PONG, client.read().first());
        }
        client.text("done");
        assertEquals("last done", Listening.event());
    }

    @Test
    void aFloodOfPingsIsCutThoughItsSenderDoesNotRead() throws Exception {
        flood(RawClient.masked(RawClient.PING, new byte[125]));
        assertEquals("close 1008", Listening.event());
    }

    @Test
    void fragmentsThatBringNothingAreAFlood() throws Exception {
        client.frame(RawClient.TEXT_BEGIN, X);
        assertEquals("part x", Listening.event());
        flood(RawClient.masked(RawClient.CONTINUE, new byte[0]));
        String event = Listening.event();
        while (event.equals("part ")) {
            event = Listening.event();
        }
        assertEquals("close 1008", event);
    }

    private void flood(byte[] frame) throws Exception {
        ByteBuffer many = ByteBuffer.allocate(frame.length * FrameHandler.IDLE_FRAMES);
        while (many.hasRemaining()) {
            many.put(frame);
        }
        client.send(many.array());
    }

    @Test
    void aSessionClosedByTheServerEndsThoughThePeerNeitherReadsNorAnswers() throws Exception {
        Listening.received = (session, text) -> {
            Listening.send(session, "x".repeat(20_000_000));
            try {
                session.close();
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        };
        client.text("close me");
        assertEquals("last close me", Listening.event());
        assertEquals("close 1000", Listening.event());
        while (server.listener.connections() > 0) {
            Thread.onSpinWait();
        }
    }
}
