package org.lichat;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.TEXT;

import org.lichat.domain.Attribute;
import org.lichat.domain.Channel;
import org.lichat.domain.Entry;
import org.lichat.domain.Network;
import org.lichat.domain.User;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Extension;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * An extension with an attribute of each kind: {@code write} notes a text about a channel, the user in it, the user and the network, and
 * {@code read} answers what they are now.
 */
public final class Notes implements Extension {
    private static final Attribute<String> NOTE = Attribute.of("acme:note", SlotType.STRING, "none");
    private static final UpdateType WRITE =
            UpdateType.define("acme:write", CHANNEL_UPDATE).requires(TEXT);
    private static final UpdateType READ =
            UpdateType.define("acme:read", CHANNEL_UPDATE).allows(TEXT);

    @Override
    public void install(ServerBuilder server) {
        server.update(WRITE, Notes::write);
        server.query(READ, Notes::read);
        server.permit(WRITE, ANYONE, ANYONE, ANYONE);
        server.permit(READ, ANYONE, ANYONE, ANYONE);
    }

    private static void write(Request request) {
        Entry entry = request.entry();
        Channel channel = request.channel();
        String text = request.get(TEXT);
        if (channel.kind() == Channel.Kind.PRIMARY) {
            entry.set(request.user(), NOTE, text);
            entry.set(request.server().network(), NOTE, text);
        } else {
            entry.set(channel, NOTE, text);
            entry.set(request.user(), channel, NOTE, text);
        }
        request.reply(request.update());
    }

    private static void read(Request request) {
        Network network = request.server().network();
        User user = request.user();
        Channel channel = request.channel();
        String text =
                channel.get(NOTE) + ", " + user.get(channel, NOTE) + ", " + user.get(NOTE) + ", " + network.get(NOTE);
        request.reply(Update.of(READ).with(CHANNEL, channel.name().toString()).with(TEXT, text));
    }
}
