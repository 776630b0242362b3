package org.lichat.client;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.jspecify.annotations.Nullable;
import org.lichat.wire.Utf8;

/** Updates over a WebSocket, one in a text message (§3.1), by the client of Tyrus. */
final class WebSocketLine extends Endpoint implements Line {
    private static final String ENDED = "The connection is not open.";
    private static final String INCOMING = "org.glassfish.tyrus.incomingBufferSize";
    /** What a frame has besides its payload, and more. */
    private static final int HEAD = 1024;

    /** An update's text that shows in no log of the engine, which has texts there as they are, but objects by their name: it may be a login. */
    private static final class Unseen {
        private final String wire;

        Unseen(String wire) {
            this.wire = wire;
        }
    }

    /** Public for the engine, which makes one. */
    public static final class Encoding implements Encoder.Text<Unseen> {
        @Override
        public String encode(Unseen update) {
            return update.wire + '\0';
        }
    }

    private final int maximum;
    private final Observer observer;
    private final StringBuilder begun = new StringBuilder();
    private long length;
    private volatile @Nullable Session session;
    /** How this side ended it; null while it has not. */
    private volatile @Nullable End wanted;

    private WebSocketLine(int maximum, Observer observer) {
        this.maximum = maximum;
        this.observer = observer;
    }

    /** Connects, which may take that long; the observer hears nothing if this throws. */
    static WebSocketLine open(Address address, Dialling dialling, Observer observer) throws IOException {
        WebSocketLine line = new WebSocketLine(dialling.maximumSize(), observer);
        ClientManager manager = ClientManager.createClient(JdkClientContainer.class.getName());
        Map<String, Object> properties = manager.getProperties();
        properties.put(
                ClientProperties.HANDSHAKE_TIMEOUT, (int) dialling.patience().toMillis());
        properties.put(INCOMING, dialling.maximumSize() + HEAD);
        if (address.way().isEncrypted()) {
            SslEngineConfigurator tls = new SslEngineConfigurator(dialling.encryption());
            tls.setHostVerificationEnabled(dialling.checksHost());
            properties.put(ClientProperties.SSL_ENGINE_CONFIGURATOR, tls);
        }
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
                .preferredSubprotocols(List.of("lichat"))
                .encoders(List.of(Encoding.class))
                .configurator(new ClientEndpointConfig.Configurator() {
                    @Override
                    public void beforeRequest(Map<String, List<String>> headers) {
                        headers.putAll(dialling.headers());
                    }
                })
                .build();
        try {
            manager.connectToServer(line, config, address.uri());
        } catch (DeploymentException refused) {
            throw new IOException(cause(refused), refused);
        }
        return line;
    }

    private static String cause(Throwable refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        session = opened;
        opened.setMaxIdleTimeout(0);
        // A method reference or lambda would hide from the engine what it takes.
        opened.addMessageHandler(new MessageHandler.Partial<String>() {
            @Override
            public void onMessage(String part, boolean last) {
                take(part, last);
            }
        });
        opened.addMessageHandler(new MessageHandler.Whole<PongMessage>() {
            @Override
            public void onMessage(PongMessage pong) {
                observer.ponged(pong.getApplicationData());
            }
        });
    }

    private void take(String part, boolean last) {
        length += Utf8.length(part);
        if (length > maximum) {
            close(new End(End.TOO_BIG, "The server sent an update of more than " + maximum + " bytes."));
            return;
        }
        begun.append(part);
        if (last) {
            String message = begun.toString();
            begun.setLength(0);
            length = 0;
            for (String text : message.split("\0", 0)) {
                observer.received(text);
            }
        }
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        End mine = wanted;
        String words = reason.getReasonPhrase();
        observer.ended(mine != null ? mine : new End(reason.getCloseCode().getCode(), words == null ? "" : words));
    }

    @Override
    public void send(String wire) throws IOException {
        synchronized (this) {
            try {
                opened().getBasicRemote().sendObject(new Unseen(wire));
            } catch (EncodeException bug) {
                throw new AssertionError(bug);
            } catch (IllegalStateException | RejectedExecutionException ended) {
                throw new IOException(ENDED, ended); // at the same moment
            }
        }
    }

    @Override
    public boolean ping(ByteBuffer payload) throws IOException {
        synchronized (this) {
            try {
                opened().getBasicRemote().sendPing(payload);
            } catch (IllegalStateException | RejectedExecutionException ended) {
                throw new IOException(ENDED, ended);
            }
        }
        return true;
    }

    private Session opened() throws IOException {
        Session opened = session;
        if (opened == null || !opened.isOpen()) {
            throw new IOException(ENDED);
        }
        return opened;
    }

    @Override
    public void close(End end) {
        wanted = end;
        // That a connection broke is noticed, not said (RFC 6455 §7.4.1).
        int code = end.code() == End.ABNORMAL ? CloseCodes.GOING_AWAY.getCode() : end.code();
        try {
            opened().close(new CloseReason(CloseCodes.getCloseCode(code), end.reason()));
        } catch (IOException | IllegalStateException gone) {
            // That is what was wanted.
        }
    }
}
