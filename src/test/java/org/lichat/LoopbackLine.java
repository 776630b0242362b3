package org.lichat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A client's end of a connection to a server in this process, where things happen one after another as they would by calls: what is sent has
 * been taken in when that returns.
 */
final class LoopbackLine implements Conversation.Line {
    /** It may stand before any update, and lets the server take notice of the connection. */
    private static final byte[] NEW_LINE = {'\n'};

    private final MeteredSocket socket;
    private final Traffic.Meter server;
    private final TcpLine line;

    private LoopbackLine(MeteredSocket socket, Traffic.Meter server, TcpLine line) {
        this.socket = socket;
        this.server = server;
        this.line = line;
    }

    /** A line whose connection begins with these bytes, before it is encrypted. */
    static LoopbackLine to(int port, Way way, byte[] begin) {
        try {
            MeteredSocket socket = new MeteredSocket();
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Traffic.Meter server = Traffic.of(port, socket.getLocalPort());
            socket.getOutputStream().write(begin);
            LoopbackLine line = new LoopbackLine(socket, server, new TcpLine(way.client(socket)));
            line.send(NEW_LINE);
            return line;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void send(byte[] bytes) {
        try {
            line.send(bytes);
        } catch (UncheckedIOException closed) {
            server.read.awaitEnd(); // as by calls, where a server that has closed hears nothing
        }
        server.read.reaches(socket.sent);
    }

    @Override
    public void send(String text) {
        send((text.endsWith("\0") ? text : text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until all that the server has written is there to be received. */
    void awaitWritten() {
        socket.received.reaches(server.written);
    }

    @Override
    public @Nullable String receive(Duration patience) {
        return line.receive(patience);
    }

    @Override
    public boolean tellsWhy() {
        return line.tellsWhy();
    }

    @Override
    public int closeCode() {
        return line.closeCode();
    }

    @Override
    public void drop() {
        line.drop();
        server.read.awaitEnd();
    }
}
