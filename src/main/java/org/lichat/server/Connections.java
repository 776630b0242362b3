package org.lichat.server;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lichat.domain.Connection;
import org.lichat.protocol.Closing;

/** The connections that are open, counted in all and by address. */
public final class Connections {
    /** How many connections beyond a limit stay open until their connect can be answered (§4.1.1). */
    private static final int GRACE = 64;

    private final Map<Long, Inbox> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

    void add(Inbox inbox) {
        open.put(inbox.connection().id(), inbox);
        perAddress.merge(inbox.connection().address(), 1, Integer::sum);
    }

    void remove(Inbox inbox) {
        if (open.remove(inbox.connection().id()) != null) {
            perAddress.computeIfPresent(
                    inbox.connection().address(), (address, count) -> count == 1 ? null : count - 1);
        }
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

    /** Whether the connection exceeds the limit of the server or of its address. */
    public boolean exceeds(Connection connection, Settings settings) {
        return exceeds(connection, settings, 0);
    }

    /** Whether it exceeds one by so much that it is not even heard. */
    boolean exceedsByFar(Connection connection, Settings settings) {
        return exceeds(connection, settings, GRACE);
    }

    private boolean exceeds(Connection connection, Settings settings, int grace) {
        if (count() > settings.get(Settings.CONNECTION_LIMIT) + grace) {
            return true;
        }
        int limit = settings.get(Settings.MAX_CONNECTIONS_PER_ADDRESS);
        return limit > 0
                && perAddress.getOrDefault(connection.address(), 0) > limit + grace
                && !settings.get(Settings.UNLIMITED_ADDRESSES).contains(connection.address());
    }
}
