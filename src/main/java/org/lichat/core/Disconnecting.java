package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.DISCONNECT;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.LEAVE;

import java.util.Collections;
import java.util.List;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.User;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Update;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** How a connection ends, and with the last one its user (§4.3). */
@Installed
public final class Disconnecting implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.query(DISCONNECT, this::disconnect);
        server.permit(DISCONNECT, ANYONE, NO_ONE, NO_ONE);
        server.onClosed(Disconnecting::depart);
    }

    private void disconnect(Request request) {
        request.reply(Update.of(DISCONNECT)); // 1
        request.close(Closing.GOODBYE, "disconnect"); // 2, then 3 and 4 below
    }

    /** Removes the connection from its user, who leaves the network with the last one. */
    static void depart(Server server, Connection connection) {
        User user = connection.user();
        if (user == null) {
            return;
        }
        boolean last = user.untie(connection); // 3
        // What was distributed before is still owed to the connection, if it can take it.
        Entry end = new Entry();
        end.then(connection::hide);
        server.submit(end, connection);
        if (last) {
            leave(server, user); // 4
        }
    }

    /**
     * Lets a user who is gone leave all channels, the primary one last, and forgets it. Whoever wants the name next may do this as well:
     * each channel is left once, and when this returns all are.
     */
    static void leave(Server server, User user) {
        List<Channel> channels = user.channels();
        Collections.reverse(channels);
        channels.forEach(channel -> channel.inTurn(() -> leave(server, user, channel)));
        if (user.profile() != null) {
            Connecting.noteUse(server, user.name());
        }
        server.network().remove(user);
    }

    private static void leave(Server server, User user, Channel channel) {
        if (!channel.remove(user, server.time().now())) {
            return;
        }
        Update leave = server.complete(Update.of(LEAVE)
                .with(FROM, user.name().toString())
                .with(CHANNEL, channel.name().toString()));
        Entry entry = new Entry();
        if (channel.kind() == Channel.Kind.PRIMARY) {
            entry.depart(channel, user, leave, server.settings().get(Settings.ANNOUNCE_LIMIT));
        } else {
            entry.leave(channel, user, leave);
        }
        server.submit(entry, null);
    }
}
