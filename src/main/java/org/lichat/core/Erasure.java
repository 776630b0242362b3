package org.lichat.core;

import java.util.List;
import org.lichat.domain.Attribute;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Entry;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.Network;
import org.lichat.domain.Stores;
import org.lichat.domain.User;
import org.lichat.protocol.Closing;
import org.lichat.server.Audit;
import org.lichat.server.Request;
import org.lichat.server.Server;

/** The end of all that is kept of a person; whoever comes by that name later inherits nothing. */
public final class Erasure {
    private static final String REASON = "erased";

    /** Who was erased while no server was running and is still named by attributes of channels, which only their extensions can read. */
    private static final Attribute<Names> STILL_NAMED = Attribute.of("erased", Names.TYPE, Names.NONE);

    private Erasure() {}

    /**
     * Erases a person for whom no server is running.
     *
     * @param heir the server's user, to whom the person's channels go
     */
    public static void erase(Stores stores, Name person, Name heir) {
        Entry entry = new Entry();
        boolean named = false;
        for (KeptChannel channel : stores.channels().all()) {
            named |= !channel.attributes().mentioning(person).isEmpty();
            if (channel.mentions(person)) {
                entry.change(new Change.ChannelSaved(channel.without(person, heir)));
            }
        }
        if (named) {
            Names names = stores.channels().ofNetwork().get(STILL_NAMED).with(person);
            entry.change(new Change.AttributeSaved(Change.Owner.NETWORK, STILL_NAMED.name(), Names.TYPE.text(names)));
        }
        entry.change(new Change.Erased(person));
        stores.journal().keep(List.of(entry));
    }

    /** Does what is left to do of erasures while no server was running, before anybody can come by those names. */
    static void complete(Server server) {
        Network network = server.network();
        for (Name person : network.get(STILL_NAMED).set()) {
            network.channels()
                    .forEach(channel -> channel.inTurn(() -> server.submit(forget(server, channel, person), null)));
        }
        if (network.get(STILL_NAMED).isEmpty()) {
            return;
        }
        network.primary().inTurn(() -> {
            Entry entry = new Entry();
            entry.set(network, STILL_NAMED, Names.NONE);
            server.submit(entry, null);
        });
    }

    /**
     * Erases a person from the running server and answers the request when that is kept. In no channel's turn. Each channel is changed
     * and kept in its own turn, the person's end comes last: after a crash in between it is asked for again.
     */
    static void erase(Request request, Name person) {
        Server server = request.server();
        Network network = server.network();
        boolean[] gone = new boolean[1];
        while (!gone[0]) {
            sendAway(server, person);
            network.channels()
                    .forEach(channel -> channel.inTurn(() -> server.submit(forget(server, channel, person), null)));
            // Users come in the primary channel's turn: nobody of that name can while this one has it.
            request.inTurnOf(network.primary(), () -> {
                gone[0] = network.user(person) == null;
                if (gone[0]) {
                    request.entry().change(new Change.Erased(person));
                    server.installation()
                            .profileObservers()
                            .forEach(observer -> observer.ended(request.entry(), person));
                    Audit.note(request);
                    request.reply(request.update());
                }
            });
        }
    }

    /** Closes all connections of the person, who then leaves all channels. */
    private static void sendAway(Server server, Name person) {
        User user = server.network().user(person);
        if (user == null) {
            return;
        }
        user.unregister();
        server.departures().sendAway(user, Closing.GOODBYE, REASON);
    }

    private static Entry forget(Server server, Channel channel, Name person) {
        Entry entry = new Entry();
        if (!channel.isDestroyed()) {
            entry.forget(channel, person, server.network().server().name());
        }
        return entry;
    }
}
