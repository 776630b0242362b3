package org.lichat.transport;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade whose handler hears of data only when it has been initialised. The one of Tyrus, which Payara and GlassFish have, waits
 * for its own initialisation when a client has sent something already by then, on the very thread that initialises it: for ever.
 */
public final class PatientUpgrade implements HttpUpgradeHandler {
    private @Nullable HttpUpgradeHandler handler;

    /** For the container. */
    public PatientUpgrade() {}

    /** Whether the handler is the one that waits for itself; others may be what only their own container can upgrade to. */
    static boolean helps(Class<? extends HttpUpgradeHandler> type) {
        return type.getName().startsWith("org.glassfish.tyrus.");
    }

    /** Upgrades the request, of which this is what is left to the handler. */
    static <T extends HttpUpgradeHandler> T upgrade(HttpServletRequest request, Class<T> type)
            throws IOException, ServletException {
        T handler;
        try {
            handler = type.getConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new ServletException(impossible);
        }
        request.upgrade(PatientUpgrade.class).handler = handler;
        return handler;
    }

    @Override
    public void init(WebConnection connection) {
        if (handler == null) {
            throw new IllegalStateException("Nobody takes this connection.");
        }
        try {
            Input input = new Input(connection.getInputStream());
            handler.init(new Initial(connection, input));
            input.begin();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void destroy() {
        if (handler != null) {
            handler.destroy();
        }
    }

    @SuppressWarnings("try") // closing throws what the interface says
    private static final class Initial implements WebConnection {
        private final WebConnection connection;
        private final Input input;

        Initial(WebConnection connection, Input input) {
            this.connection = connection;
            this.input = input;
        }

        @Override
        public ServletInputStream getInputStream() {
            return input;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return connection.getOutputStream();
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    /** Keeps the listener back at first. */
    private static final class Input extends ServletInputStream {
        private final ServletInputStream input;
        private @Nullable ReadListener waiting;
        private boolean begun;

        Input(ServletInputStream input) {
            this.input = input;
        }

        void begin() {
            begun = true;
            if (waiting != null) {
                input.setReadListener(waiting);
            }
        }

        @Override
        public void setReadListener(ReadListener listener) {
            if (begun) {
                input.setReadListener(listener);
            } else {
                waiting = listener;
            }
        }

        @Override
        public boolean isReady() {
            return input.isReady();
        }

        @Override
        public boolean isFinished() {
            return input.isFinished();
        }

        @Override
        public int available() throws IOException {
            return input.available();
        }

        @Override
        public int read() throws IOException {
            return input.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return input.read(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
