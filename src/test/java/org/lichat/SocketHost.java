package org.lichat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.lichat.server.TlsSettings;
import org.lichat.server.TlsSettings.SelfSigned;
import org.lichat.transport.Entrance;
import org.lichat.transport.RawClient;

/** A whole server in this process, which is reached over WebSockets on loopback. */
public final class SocketHost implements RemoteHost {
    private static final int BUFFER = 64 * 1024;

    private final List<SocketLine> lines = new ArrayList<>();
    private Entrance entrance = Entrance.WEBSOCKET;
    private Settings settings = loopback();
    private @Nullable LichatServer server;

    /** Settings for a server that only this machine reaches, on any free port, and that keeps things in a folder of its own. */
    public static Settings loopback() {
        return Settings.defaults()
                .with(Settings.DATA_FOLDER, dataFolder().toString())
                .with(Settings.HOST, "127.0.0.1")
                .with(Settings.PORT, Settings.ANY_PORT)
                .with(Settings.TCP_PORT, Settings.ANY_PORT)
                .with(Settings.TLS_PORT, Settings.ANY_PORT)
                .with(Settings.WSS_PORT, Settings.ANY_PORT)
                .with(Settings.ANNOUNCE_LIMIT, 0);
    }

    /** A new folder among what the build has made. */
    private static Path dataFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "server");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Sets something before the server starts. */
    public <T> SocketHost with(Setting<T> setting, T value) {
        settings = settings.with(setting, value);
        return this;
    }

    /** Lets the server have TLS, with a certificate of its own making; connections are opened by WebSocket over TLS then. */
    public SocketHost withTls() {
        entrance = Entrance.SECURE_WEBSOCKET;
        return with(TlsSettings.SELF_SIGNED, SelfSigned.ON);
    }

    /** This server for conversations over TCP without WebSocket, encrypted where it has TLS. */
    public Conversation.Host bare() {
        return new Bare();
    }

    /** Sets several things before the server starts. */
    public SocketHost with(UnaryOperator<Settings> changes) {
        settings = changes.apply(settings);
        return this;
    }

    /** The server that runs. */
    public LichatServer server() {
        if (server == null) {
            throw new IllegalStateException("The server is not started.");
        }
        return server;
    }

    @Override
    public void start() {
        server = new LichatServer(settings);
        try {
            server.open();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void stop() {
        lines.forEach(SocketLine::drop);
        server().close();
    }

    @Override
    public int port() {
        return server().port(entrance);
    }

    @Override
    public RawClient raw(int receiveBuffer) throws IOException {
        return entrance.isEncrypted()
                ? new RawClient(TlsSockets.to(port(), receiveBuffer))
                : new RawClient(port(), receiveBuffer);
    }

    @Override
    public SocketLine open(String... headers) {
        try {
            SocketLine line = SocketLine.over(raw(BUFFER), path(), headers);
            lines.add(line);
            return line;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private final class Bare implements Conversation.Host {
        private final List<TcpLine> open = new ArrayList<>();

        @Override
        public void start() {
            SocketHost.this.start();
        }

        @Override
        public void stop() {
            open.forEach(TcpLine::drop);
            SocketHost.this.stop();
        }

        @Override
        public TcpLine open() {
            TcpLine line = entrance.isEncrypted()
                    ? TlsSockets.line(server().port(Entrance.TLS))
                    : TcpLine.to(server().port(Entrance.TCP));
            open.add(line);
            return line;
        }

        @Override
        public void settle() {}
    }
}
