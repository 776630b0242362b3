package org.lichat.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A WebSocket client by hand, for what a well-behaved one never does. */
public final class RawClient implements AutoCloseable {
    public static final String UPGRADE = """
            Upgrade: websocket
            Connection: keep-alive, Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            """.replace("\n", "\r\n");
    public static final int TEXT = 0x81;
    public static final int TEXT_BEGIN = 0x01;
    public static final int CONTINUE = 0x00;
    public static final int CONTINUE_END = 0x80;
    public static final int BINARY = 0x82;
    public static final int CLOSE = 0x88;
    public static final int PING = 0x89;
    public static final int PONG = 0x8a;
    private static final byte[] MASK = {1, 2, 3, 4};
    private static final int PATIENCE = 10_000;
    private static final int END = 50_000;

    public record Frame(int first, ByteBuffer payload) {
        public String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }

        public int closeCode() {
            return payload.getShort(0);
        }
    }

    final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    public RawClient(int port) throws IOException {
        this(port, 64 * 1024);
    }

    public RawClient(int port, int receiveBuffer) throws IOException {
        this(connected(port, receiveBuffer));
    }

    /** A client over a socket that is connected, be it encrypted. */
    public RawClient(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    private static Socket connected(int port, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    /** A client after its handshake. */
    static RawClient open(int port) throws IOException {
        return new RawClient(port).handshake();
    }

    RawClient handshake() throws IOException {
        return handshake("/noting");
    }

    /** A client after its handshake with the server's own endpoint. */
    public static RawClient lichat(int port) throws IOException {
        return new RawClient(port).handshake("/");
    }

    /** Makes the handshake with the endpoint at this path, sending these headers too. */
    public RawClient handshake(String path, String... headers) throws IOException {
        StringBuilder more = new StringBuilder();
        for (String header : headers) more.append(header).append("\r\n");
        String answer = request("GET " + path + " HTTP/1.1\r\nHost: test\r\n" + UPGRADE + more + "\r\n");
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(answer);
        }
        return this;
    }

    /** Sends an HTTP request and gives the answer's head, and its body where there is one. */
    public String request(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
        return answer();
    }

    public String answer() throws IOException {
        String text = head();
        int length = text.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        if (length < 0) {
            return text;
        }
        int size = Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length)));
        return text + new String(in.readNBytes(size), StandardCharsets.UTF_8);
    }

    /** The head of an answer, with the empty line behind it. */
    public String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** The TCP connection. */
    public Socket socket() {
        return socket;
    }

    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    public void text(String text) throws IOException {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public void frame(int first, byte[] payload) throws IOException {
        send(masked(first, payload));
    }

    /** A frame's head alone, announcing a length in 64 bits. */
    public void head(int first, long length) throws IOException {
        send(ByteBuffer.allocate(14)
                .put((byte) first)
                .put((byte) 0xff)
                .putLong(length)
                .put(MASK)
                .array());
    }

    public static byte[] masked(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65536) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % 4]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    public Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int code = in.readUnsignedByte();
        int length = code == 126 ? in.readUnsignedShort() : code == 127 ? (int) in.readLong() : code;
        return new Frame(first, ByteBuffer.wrap(in.readNBytes(length)));
    }

    /** Reads on until the close frame and gives its code. */
    public int readClose() throws IOException {
        Frame frame = read();
        while (frame.first() != CLOSE) {
            frame = read();
        }
        return frame.closeCode();
    }

    /** Whether the server ended the connection, decently or not; waits for it, as Open Liberty does for half a minute for the peer. */
    public boolean ended() throws IOException {
        socket.setSoTimeout(END);
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Vanishes with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
