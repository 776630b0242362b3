package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lichat.domain.Stores;
import org.lichat.server.Extension;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/**
 * A test as a conversation in the wire format: clients send updates and say what they receive. Field of a test class with
 * {@code @RegisterExtension}; each test has a server of its own.
 */
public final class Conversation implements BeforeEachCallback, AfterEachCallback {
    private static final String LOBBY = "lobby";
    private static final AtomicLong IDS = new AtomicLong(1_000_000);

    private final Host host;
    private final List<Client> clients = new ArrayList<>();

    private Conversation(Host host) {
        this.host = host;
    }

    /** A conversation on a server in this process, with the core protocol and these extensions. */
    public Conversation(Extension... extensions) {
        this(new LocalHost(List.of(extensions)));
    }

    /** A conversation on a server that is reached over real sockets. */
    public static Conversation over(Host host) {
        return new Conversation(host);
    }

    /** Sets something before the server starts. */
    public <T> Conversation with(Setting<T> setting, T value) {
        local().set(setting, value);
        return this;
    }

    /** Lets the server keep what it keeps in these stores. */
    public Conversation on(Stores stores) {
        local().keepIn(stores);
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        host.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        host.stop();
    }

    /** A connection that has not sent anything yet. */
    public Client open() {
        Client client = new Client(this, host.open());
        clients.add(client);
        return client;
    }

    /** The same from another address, written as a literal. */
    public Client open(String address) {
        Client client = new Client(this, local().open(address));
        clients.add(client);
        return client;
    }

    /** A connection as the user of that name, who is not registered; its greeting has been received. */
    public Client connect(String name) {
        return open().connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\" :extensions ())");
    }

    /** One more connection of a registered user, by a client that knows these extensions; its greeting is still to be received. */
    public Client login(String name, String password, String... extensions) {
        String known = extensions.length == 0 ? "" : " :extensions (\"" + String.join("\" \"", extensions) + "\")";
        Client client = open();
        client.sends(
                "(connect :id 0 :from \"" + name + "\" :password \"" + password + "\" :version \"2.0\"" + known + ")");
        return client;
    }

    /** A connection as the user of that name, in the channel "lobby", which the first one to join creates. */
    public Client join(String name) {
        Client client = connect(name);
        client.sends("(create :id 1 :channel \"" + LOBBY + "\")");
        if (client.next().is("channelname-taken")) {
            client.sends("(join :id 1 :channel \"" + LOBBY + "\")");
            Received join = client.next();
            assertEquals("join", join.type(), join::toString);
        }
        return client;
    }

    /** Lets time pass on the server's clocks, and does what it does periodically. */
    public void passes(Duration time) {
        local().passes(time);
    }

    /** Lets time pass while these clients answer the server's pings; the others are given up sooner or later. */
    public void passes(Duration time, Client... awake) {
        Duration step = local().server().settings().get(Settings.IDLE_TIMEOUT);
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
            local().passes(step);
            for (Client client : awake) {
                client.receives("(ping)");
                client.sends("(pong :id 0)");
            }
        }
    }

    /** The server, for what no client can see. */
    public LocalHost local() {
        return (LocalHost) host;
    }

    /** Waits until everything that any client has sent has been answered and shown. */
    void settle() {
        host.settle();
        for (Client client : List.copyOf(clients)) {
            if (client.isConnected()) {
                client.pings(IDS.incrementAndGet());
            }
        }
        host.settle();
    }

    /** Where a conversation takes place. */
    public interface Host {
        void start();

        void stop();

        Line open();

        /** Waits until nothing is under way in the server, as far as that can be seen from outside. */
        void settle();
    }

    /** A client's end of a connection. */
    public interface Line {
        void send(String text);

        /** The next text from the server; null after the connection was closed or a long time has passed. */
        @Nullable String receive(Duration patience);

        /** The code with which the server closed the connection, which it does within a long time. */
        int closeCode();

        /** Whether there is such a code; where there is none, a {@code disconnect} comes before some closes. */
        default boolean tellsWhy() {
            return true;
        }

        /** Ends the connection without a word. */
        void drop();

        /** What {@link #receive} returns, of frames that are put into a queue until the connection is closed. */
        static @Nullable String next(BlockingQueue<String> frames, Future<?> closed, Duration patience) {
            try {
                long end = System.nanoTime() + patience.toNanos();
                String frame = frames.poll();
                while (frame == null && !closed.isDone() && System.nanoTime() < end) {
                    frame = frames.poll(10, TimeUnit.MILLISECONDS);
                }
                return frame == null ? frames.poll() : frame;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** One update that a client received. */
    public record Received(String type, Map<String, Object> fields, String text) {
        public boolean is(String name) {
            return type.equals(name);
        }

        /** The printed value of a field, such as {@code "\"lobby\""} for {@code ":channel"}. */
        public String field(String key) {
            Object value = fields.get(key);
            return value == null ? fail("no " + key + " in " + text) : org.lichat.wire.Writer.print(value);
        }

        /** The value of a field that is a string. */
        public String string(String key) {
            return (String) fields.getOrDefault(key, "");
        }

        /** The names of the fields. */
        public Set<String> keys() {
            return fields.keySet();
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
