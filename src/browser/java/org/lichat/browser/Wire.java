package org.lichat.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on this machine that can be cut, as networks are: what goes through it ends, and nothing new comes through. */
final class Wire implements AutoCloseable {
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ServerSocket entrance;
    private final int server;
    private volatile boolean isCut;

    Wire(int server) {
        this.server = server;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        start(this::accept);
    }

    /** Where the page is, through this. */
    String address() {
        return "http://127.0.0.1:" + entrance.getLocalPort() + "/";
    }

    void cut() {
        isCut = true;
        ends.forEach(Wire::end);
    }

    void mend() {
        isCut = false;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                ends.add(near);
                if (isCut) {
                    end(near);
                } else {
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
                    ends.add(far);
                    start(() -> pass(near, far));
                    start(() -> pass(far, near));
                }
            } catch (IOException closed) {
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException lost) {
            end(to);
        }
        ends.remove(from);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
