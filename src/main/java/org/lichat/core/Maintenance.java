package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.PING;
import static org.lichat.protocol.Core.PONG;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import org.lichat.domain.Connection;
import org.lichat.protocol.Update;
import org.lichat.server.Extension;
import org.lichat.server.Inbox;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** Keeping connections alive, and noticing those that are not (§4.2). Clocks are a check, throttling is the inbox's. */
@Installed
public final class Maintenance implements Extension {
    private static final Logger LOG = System.getLogger(Maintenance.class.getName());

    /** So many looks at a connection within one ping interval, so that the ping leaves before the interval has passed. */
    private static final int LOOKS = 20;

    private static final Duration SLOWEST_LOOK = Duration.ofSeconds(1);

    @Override
    public void install(ServerBuilder server) {
        server.query(PING, this::ping);
        server.query(PONG, request -> {}); // that it came is all it says
        server.permit(PING, ANYONE, NO_ONE, NO_ONE);
        server.permit(PONG, ANYONE, NO_ONE, NO_ONE);
        server.every(Maintenance::lookInterval, Maintenance::look);
        server.every(settings -> settings.get(Settings.FLOOD_FRAME), Maintenance::newFloodFrame);
    }

    private void ping(Request request) {
        request.reply(Update.of(PONG));
    }

    private static Duration lookInterval(Settings settings) {
        Duration interval = settings.get(Settings.PING_INTERVAL).dividedBy(LOOKS);
        return interval.compareTo(SLOWEST_LOOK) < 0 ? interval : SLOWEST_LOOK;
    }

    private static void look(Server server) {
        Patience patience = Patience.of(server.settings());
        forEach(server, inbox -> look(server, inbox, patience));
    }

    /** How long a silence may be; asked of the settings once for all connections. */
    private record Patience(Duration connect, Duration idle, Duration ping) {
        static Patience of(Settings settings) {
            return new Patience(
                    settings.get(Settings.CONNECT_TIMEOUT), settings.get(Settings.IDLE_TIMEOUT), pingAfter(settings));
        }
    }

    private static void look(Server server, Inbox inbox, Patience patience) {
        Connection connection = inbox.connection();
        Duration silence = inbox.silence();
        if (connection.isGreeted() && !isPast(silence, patience.ping())) {
            return; // pinged before it is too late, so this holds for most, every second
        }
        if (connection.user() == null && isPast(inbox.age(), patience.connect())) {
            inbox.giveUp("You did not connect in time.");
        } else if (isWaitingForGreeting(connection)) {
            return; // it was neither greeted nor pinged, so it has nothing to answer
        } else if (isPast(silence, patience.idle())) {
            inbox.giveUp("Nothing was heard of you for too long.");
        } else if (connection.user() != null && inbox.takesPing(patience.ping())) {
            server.ping(connection);
        }
    }

    private static boolean isWaitingForGreeting(Connection connection) {
        return connection.user() != null && !connection.isGreeted();
    }

    /** Early enough that even a ping that just missed a look leaves before the interval has passed. */
    private static Duration pingAfter(Settings settings) {
        return settings.get(Settings.PING_INTERVAL).minus(lookInterval(settings).multipliedBy(2));
    }

    private static boolean isPast(Duration passed, Duration limit) {
        return passed.compareTo(limit) > 0;
    }

    private static void newFloodFrame(Server server) {
        forEach(server, Inbox::newFloodFrame);
    }

    /** What goes wrong with one connection is no reason to pass over the others. */
    private static void forEach(Server server, Consumer<Inbox> work) {
        for (Inbox inbox : server.connections().all()) {
            try {
                work.accept(inbox);
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "Looking after " + inbox.connection() + " failed.", bug);
            }
        }
    }
}
