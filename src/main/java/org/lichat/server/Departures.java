package org.lichat.server;

import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.DISCONNECT;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.LEAVE;

import java.util.Collections;
import java.util.List;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.User;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Update;

/** How connections, users and channels go (§4.3), whoever wants them to. */
public final class Departures {
    private final Server server;

    Departures(Server server) {
        this.server = server;
    }

    /** Removes a connection that is closed from its user, who leaves the network with the last one (§4.3.3–4). In no channel's turn. */
    public void depart(Connection connection) {
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
            leave(user); // 4
        }
    }

    /** Departs a connection, whoever else may be at it: when this returns, a user whose last one it was has left. Likewise. */
    void complete(Connection connection) {
        depart(connection);
        User user = connection.user();
        if (user != null && user.isGone()) {
            leave(user);
        }
    }

    /**
     * Lets a user who is gone leave all channels, the primary one last, and forgets it. Whoever wants the name next may do this as well:
     * each channel is left once, and when this returns all are. In no channel's turn.
     */
    public void leave(User user) {
        List<Channel> channels = user.channels();
        Collections.reverse(channels);
        channels.forEach(channel -> channel.inTurn(() -> leave(user, channel)));
        if (user.profile() != null) {
            noteUse(user.name());
        }
        server.network().remove(user);
    }

    private void leave(User user, Channel channel) {
        if (!channel.remove(user, server.time().now())) {
            return;
        }
        Update leave = leaveOf(user, channel);
        Entry entry = new Entry();
        if (channel.kind() == Channel.Kind.PRIMARY) {
            entry.depart(channel, user, leave, server.settings().get(Settings.ANNOUNCE_LIMIT));
        } else {
            entry.leave(channel, user, leave);
        }
        server.submit(entry, null);
    }

    private Update leaveOf(User user, Channel channel) {
        return server.complete(Update.of(LEAVE)
                .with(FROM, user.name().toString())
                .with(CHANNEL, channel.name().toString()));
    }

    /** Closes all connections of a user, who then has left all channels. In no channel's turn. */
    public void sendAway(User user, Closing how, String reason) {
        for (Connection connection : user.connections()) {
            server.connections().close(connection, how, reason);
            depart(connection); // unless closing it did, or whoever else closed it
        }
        if (user.isGone()) {
            leave(user);
        }
    }

    /** Says goodbye to a connection and closes it, so that its client does not come back by itself (§4.3.1–2). In no channel's turn. */
    public void dismiss(Connection connection, String reason) {
        server.answer(connection, null, Update.of(DISCONNECT)); // 1
        server.connections().close(connection, Closing.GOODBYE, reason); // 2
    }

    /** Dismisses all connections of a user, also those that come while others go; the user then has left all channels. Likewise. */
    public void dismiss(User user, String reason) {
        for (List<Connection> open = user.connections(); !open.isEmpty(); open = user.connections()) {
            for (Connection connection : open) {
                dismiss(connection, reason);
                depart(connection); // unless closing it did, or whoever else closed it
            }
        }
        if (user.isGone()) {
            leave(user);
        }
    }

    /**
     * Notes that a registered user is there. By itself, since whoever comes while nothing can be kept would have to wait behind an arrival
     * that has something to keep; and once, however often the user comes and goes meanwhile.
     */
    public void noteUse(Name name) {
        if (!server.profiles().isUseUnderWay(name)) {
            Entry used = new Entry();
            used.change(new Change.ProfileUsed(name, server.time().now()));
            server.submit(used, null);
        }
    }

    /** Removes a channel with all that is kept of it, and shows everybody in it that they have left it. In its turn. */
    public void destroy(Channel channel) {
        Entry entry = new Entry();
        for (User user : channel.users()) {
            channel.remove(user, server.time().now());
            entry.expel(channel, user, leaveOf(user, channel));
        }
        entry.change(new Change.ChannelDeleted(channel.name()));
        // Before the name is free: else a new channel of that name could get into the journal first and be deleted
        // there.
        server.submit(entry, null);
        server.network().destroy(channel);
    }
}
