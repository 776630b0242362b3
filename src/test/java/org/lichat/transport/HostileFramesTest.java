package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that the protocol has no meaning for (RFC 6455 §5, §7.4) are the end of their connection, and of nothing else. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFramesTest {
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
        assertEquals("close " + code, Listening.event());
        try (RawClient other = RawClient.open(server.port())) {
            assertEquals("open", Listening.event());
            other.text("still here");
            assertEquals("last still here", Listening.event());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc1, 0xa1, 0x91, 0xf1, 0xc9, 0x98, 0x41})
    void noReservedBitHasAMeaning(int first) throws Exception {
        client.frame(first, new byte[] {'x'});
        closes(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x83, 0x84, 0x85, 0x86, 0x87, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x03, 0x0f})
    void noReservedOpcodeHasAMeaning(int first) throws Exception {
        client.frame(first, new byte[] {'x'});
        closes(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x09, 0x0a})
    void noControlFrameIsAFragment(int first) throws Exception {
        client.frame(first, new byte[0]);
        closes(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {RawClient.CLOSE, RawClient.PING, RawClient.PONG})
    void noControlFrameIsLong(int first) throws Exception {
        client.head(first, Long.MAX_VALUE);
        closes(1002);
    }

    @Test
    void noMessageBeginsWithinAnother() throws Exception {
        client.frame(RawClient.TEXT_BEGIN, new byte[0]);
        client.frame(RawClient.TEXT, new byte[] {'x'});
        assertEquals(1002, client.readClose());
        assertTrue(client.ended());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 5000, 65_535})
    void noSuchCodeClosesAnything(int code) throws Exception {
        client.frame(
                RawClient.CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
        assertEquals(1002, client.readClose());
        assertTrue(client.ended());
    }

    @Test
    void halfACodeIsNone() throws Exception {
        client.frame(RawClient.CLOSE, new byte[] {3});
        assertEquals(1002, client.readClose());
        assertTrue(client.ended());
    }

    @Test
    void aReasonIsText() throws Exception {
        client.frame(
                RawClient.CLOSE,
                ByteBuffer.allocate(3).putShort((short) 1000).put((byte) 0xff).array());
        int code = client.readClose();
        assertTrue(code == 1007 || code == 1002, () -> "closed with " + code);
        assertTrue(client.ended());
    }
}
