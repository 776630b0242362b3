package org.lichat.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** The first message of TLS by hand (RFC 5246 §7.4.1.2), for what the JDK's client does not say any more. */
final class ClientHello {
    static final int TLS_1_0 = 0x0301;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;

    /** What the server answers with: the type of the first record, then its first bytes as far as they say something. */
    record Answer(int type, int first, int second) {
        static final int ALERT = 21;
        static final int HANDSHAKE = 22;
        static final int SERVER_HELLO = 2;
        static final int HANDSHAKE_FAILURE = 40;
        static final int PROTOCOL_VERSION = 70;

        boolean isAlert(int description) {
            return type == ALERT && second == description;
        }
    }

    private ClientHello() {}

    /** Says it in that version and with that suite only. */
    static Answer say(int port, int version, int suite) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(record(version, suite));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int type = in.readUnsignedByte();
            in.skipNBytes(4);
            return new Answer(type, in.readUnsignedByte(), in.readUnsignedByte());
        }
    }

    private static byte[] record(int version, int suite) {
        byte[] extensions = extensions();
        ByteBuffer body = ByteBuffer.allocate(2 + 32 + 1 + 2 + 2 + 2 + 2 + extensions.length);
        body.putShort((short) version).put(new byte[32]).put((byte) 0); // random, no session
        body.putShort((short) 2).putShort((short) suite);
        body.put((byte) 1).put((byte) 0); // no compression
        body.putShort((short) extensions.length).put(extensions);
        ByteBuffer all = ByteBuffer.allocate(9 + body.capacity());
        all.put((byte) Answer.HANDSHAKE).putShort((short) TLS_1_0).putShort((short) (4 + body.capacity()));
        all.putInt(1 << 24 | body.capacity()).put(body.array());
        return all.array();
    }

    /** Curves, points and signatures that every server has; signatures for RSA and EC. */
    private static byte[] extensions() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {0, 10, 0, 4, 0, 2, 0, 23}); // secp256r1
        all.writeBytes(new byte[] {0, 11, 0, 2, 1, 0}); // uncompressed
        all.writeBytes(new byte[] {0, 13, 0, 6, 0, 4, 4, 3, 4, 1}); // SHA-256 with ECDSA, with RSA
        all.writeBytes(new byte[] {(byte) 0xff, 1, 0, 1, 0}); // renegotiation as of RFC 5746
        return all.toByteArray();
    }
}
