package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;
import static org.lichat.protocol.Shirakumo.REACT;
import static org.lichat.protocol.Shirakumo.REACTION;

import org.lichat.domain.Channel;
import org.lichat.domain.Network;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/** Reacting to a message without sending another one (shirakumo §20). */
@Installed
public final class Reactions implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.REACTIONS);
        server.update(REACT, this::react);
        server.permit(REACT, REGISTRANT, ANYONE, ANYONE);
    }

    private void react(Request request) {
        request.requireMember(); // 1
        String emote = request.get(REACTION);
        if (!Emoji.is(emote) && !isName(request, bare(emote))) { // 2
            throw new Failure(
                    MALFORMED_UPDATE,
                    "An emote is up to " + Emoji.MOST + " emoji or the name of an emote that the channel has.");
        }
        request.entry().distribute(request.channel(), request.update()); // 3
    }

    /** The name of an emote that may be written as in a text, between colons. */
    private static String bare(String emote) {
        int last = emote.length() - 1;
        return last > 1 && emote.charAt(0) == ':' && emote.charAt(last) == ':' ? emote.substring(1, last) : emote;
    }

    /** Whether clients know an emote of that name in the channel: its own, those of its ancestors (§5) and the primary channel's (§3). */
    private static boolean isName(Request request, String emote) {
        Network network = request.server().network();
        Channel channel = request.channel();
        return Emote.isIn(network.primary(), emote)
                || Emote.isIn(channel, emote)
                || ChannelTrees.ancestors(network, channel.name()).stream()
                        .anyMatch(ancestor -> Emote.isIn(ancestor, emote));
    }
}
