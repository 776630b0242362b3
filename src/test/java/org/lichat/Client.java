package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.lichat.Conversation.Line;
import org.lichat.Conversation.Received;
import org.lichat.protocol.Closing;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Reader;
import org.lichat.wire.Symbols;

/** A participant of a {@link Conversation}. What it is not interested in it must still receive. */
public final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Reader READER = new Reader(Symbols.of(List.of()), Bounds.DEFAULT);

    private final Conversation conversation;
    private final Line line;
    private final Queue<Received> received = new ArrayDeque<>();
    private boolean connected;

    Client(Conversation conversation, Line line) {
        this.conversation = conversation;
        this.line = line;
    }

    /** Sends a text as it is. */
    public Client sends(String text) {
        SecretsExtension.watch(text);
        line.send(text);
        return this;
    }

    /** Sends a connect and receives the greeting: connect, the join of each channel, and the banner (§4.1.11–14). */
    public Client connects(String connect) {
        sends(connect);
        Received reply = next();
        assertEquals("connect", reply.type(), reply::toString);
        Received update = next();
        while (update.is("join")) {
            update = next();
        }
        assertEquals("message", update.type(), update::toString);
        connected = true;
        return this;
    }

    /** Registers the user with this password. */
    public Client registers(String password) {
        sends("(register :id 2 :password \"" + password + "\")");
        receives("(register :id 2)");
        return this;
    }

    /** Receives an update of this type with these fields; it may have others. */
    public Received receives(String expected) {
        Received wanted = parse(expected);
        Received update = next();
        assertEquals(wanted.type(), update.type(), () -> "expected " + expected + ", received " + update);
        wanted.fields()
                .forEach((key, value) -> assertEquals(
                        value, update.fields().get(key), () -> key + " of " + update + ", expected " + expected));
        return update;
    }

    /** Receives exactly this text and the NUL. */
    public void receivesExactly(String text) {
        assertEquals(text + "\0", next().text());
    }

    /** Receives a complete greeting as the user of that name. */
    public Received receivesGreeting(String name) {
        Received reply = receives("(connect :from \"" + name + "\" :version \"2.0\")");
        Received update = next();
        while (update.is("join")) {
            update = next();
        }
        assertEquals("message", update.type(), update::toString);
        connected = true;
        return reply;
    }

    /** Nothing has come, nor is anything on its way. */
    public void receivesNothing() {
        conversation.settle();
        assertTrue(received.isEmpty(), received::toString);
        assertNull(line.receive(Duration.ZERO));
    }

    /** All that has come and was not received yet, when nothing more is on its way. */
    public List<Received> hears() {
        conversation.settle();
        List<Received> all = new ArrayList<>(received);
        received.clear();
        return all;
    }

    /** Nothing has come by now; something may be on its way. */
    public void hasReceivedNothingYet() {
        assertTrue(received.isEmpty(), received::toString);
        assertNull(line.receive(Duration.ZERO));
    }

    /** The next update, whatever it is. */
    public Received next() {
        Received waiting = received.poll();
        return waiting != null ? waiting : fromLine();
    }

    /** The connection is closed by the server with this code, as far as its line tells codes. */
    public void isClosed(int code) {
        connected = false;
        if (!line.tellsWhy() && (code == Closing.RESTART.code() || code == Closing.GOING_AWAY.code())) {
            receives("(disconnect)");
        }
        assertTrue(received.isEmpty(), received::toString);
        String text = line.receive(PATIENCE);
        assertNull(text, () -> "received " + text + " instead of the close");
        assertEquals(line.tellsWhy() ? code : 0, line.closeCode());
    }

    /** The connection breaks without a word. */
    public void drops() {
        connected = false;
        line.drop();
    }

    /** The connection works, and nothing has come on it that was not received; for those whose greeting was received bit by bit. */
    public void pongs() {
        sends("(ping :id \"pongs\")");
        receives("(pong :id \"pongs\")");
        connected = true;
    }

    /** Both ends of the connection; a test that needs them is skipped where there is a socket between them. */
    public LocalLine local() {
        assumeTrue(line instanceof LocalLine, "no socket is between the two ends");
        return (LocalLine) line;
    }

    boolean isConnected() {
        return connected;
    }

    /** Sends a ping and keeps what comes before its pong for later. */
    void pings(long id) {
        sends("(ping :id " + id + ")");
        Received update = fromLine();
        while (!(update.is("pong") && update.field(":id").equals(Long.toString(id)))) {
            assertFalse(update.is("failure"), update::toString);
            received.add(update);
            update = fromLine();
        }
    }

    private Received fromLine() {
        String text = line.receive(PATIENCE);
        assertNotNull(text, "nothing was received");
        SecretsExtension.watch(text);
        return parse(text);
    }

    /** An update as it was received. */
    public static Received parse(@Nullable String text) {
        try {
            List<?> update = (List<?>) READER.read(text == null ? "" : text);
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 1; i + 1 < update.size(); i += 2) {
                fields.put(update.get(i).toString(), update.get(i + 1));
            }
            return new Received(update.get(0).toString(), fields, String.valueOf(text));
        } catch (MalformedExpression malformed) {
            throw new AssertionError("not an update: " + text, malformed);
        }
    }
}
