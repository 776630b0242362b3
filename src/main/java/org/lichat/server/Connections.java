package org.lichat.server;

import static org.lichat.protocol.Failures.TOO_MANY_CONNECTIONS;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Failure;

/** The connections that are open. */
public final class Connections {
    private static final Logger LOG = System.getLogger(Connections.class.getName());

    private final Map<Long, Inbox> open = new ConcurrentHashMap<>();
    private final OpenFiles files;
    private final Occupancy occupancy;
    private final Refusals refusals = new Refusals();

    Connections(OpenFiles files) {
        this.files = files;
        this.occupancy = new Occupancy(files);
    }

    /** Takes in a new one, which is sent away at once when it is not admitted, the server stops or it comes far beyond a limit. */
    Inbox take(Server server, Connection connection, @Nullable Closing stopping) {
        Inbox inbox = new Inbox(server, connection);
        open.put(connection.id(), inbox);
        occupancy.enter(connection.address());
        LOG.log(Level.DEBUG, "{0} opened", connection);
        if (!server.installation().admittance().admits(server, connection)) {
            inbox.close(Closing.REFUSED, "not admitted");
        } else if (stopping != null) {
            inbox.close(stopping, "The server is stopping.");
        } else if (!occupancy.hears(connection.address(), server.settings())) {
            Failure tooMany = tooMany();
            server.answer(connection, null, tooMany);
            inbox.close(Closing.TRY_AGAIN_LATER, reason(tooMany));
        }
        return inbox;
    }

    /** It is not open any more. */
    void remove(Inbox inbox, String reason) {
        Connection connection = inbox.connection();
        if (open.remove(connection.id()) != null) {
            occupancy.leave(connection.address());
        }
        boolean refused = connection.user() == null && reason.equals(reason(tooMany()));
        if (refused) {
            refused(connection.address());
        }
        LOG.log(refused ? Level.DEBUG : Level.INFO, "{0} closed: {1}", connection, reason);
    }

    private static Failure tooMany() {
        return new Failure(TOO_MANY_CONNECTIONS, "The server has too many connections.")
                .closing(Closing.TRY_AGAIN_LATER);
    }

    /** As it is given where a failure ends a connection. */
    private static String reason(Failure failure) {
        return failure.update().type().toString();
    }

    /** Closes the connection as {@link Inbox#close} does, if it is open. */
    public void close(Connection connection, Closing how, String reason) {
        Inbox inbox = open.get(connection.id());
        if (inbox != null) {
            inbox.close(how, reason);
        }
    }

    /** The inboxes of all open connections. */
    public Collection<Inbox> all() {
        return open.values();
    }

    /** How many connections are open. */
    public int count() {
        return open.size();
    }

    /**
     * Requires that there is room for the connection, in the server and for its address (§4.1.1).
     *
     * @throws Failure {@code too-many-connections}, which closes the connection
     */
    public void requireRoom(Connection connection, Settings settings) {
        if (!occupancy.admits(connection.address(), settings)) {
            throw tooMany();
        }
    }

    /** What counts the sockets of a listener, of which some have not become connections yet. */
    public Occupancy ofSockets() {
        return new Occupancy(files);
    }

    /** One from that address was refused before it was a connection, for want of room. */
    public void refused(InetAddress address) {
        refusals.note(address);
    }

    void reportRefusals() {
        refusals.report();
    }

    void start(Settings settings) {
        files.check(settings);
    }
}
