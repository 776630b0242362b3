package org.lichat.shirakumo;

import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CHANNELS;
import static org.lichat.protocol.Core.CHANNEL_NAMES;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.CREATE;
import static org.lichat.protocol.Failures.BAD_NAME;
import static org.lichat.protocol.Failures.NO_SUCH_CHANNEL;
import static org.lichat.protocol.Shirakumo.NO_SUCH_PARENT_CHANNEL;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.domain.Network;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/** Channels below channels, which their names tell: {@code foo/bar} is below {@code foo} (shirakumo §5). */
@Installed
public final class ChannelTrees implements Extension {
    private static final char SLASH = '/';

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.CHANNEL_TREES);
        server.update(NO_SUCH_PARENT_CHANNEL);
        for (UpdateType type : List.of(CREATE, CHANNEL_UPDATE)) {
            server.checkAfter(Checks.NAMES, new Check("shirakumo §5, §2.4.4", type, ChannelTrees::name));
        }
        server.exempt(CREATE, Checks.PERMITTED);
        server.checkAfter(Checks.PERMITTED, new Check("shirakumo §5, §5.3.1.1", CREATE, ChannelTrees::permitted));
        // A channel may outlive the one above it, and is listed there all the same.
        server.exempt(CHANNELS, Checks.CHANNEL_EXISTS);
        server.instead(CHANNELS, ChannelTrees::channels);
    }

    /** §2.4.4; channels that are there already may be named as they are. */
    private static void name(Request request) {
        String spelling = request.findChannel() == null ? request.find(CHANNEL) : null;
        if (spelling != null
                && (spelling.charAt(0) == SLASH
                        || spelling.charAt(spelling.length() - 1) == SLASH
                        || spelling.contains("//"))) {
            throw new Failure(BAD_NAME, "In the name “" + spelling + "” a slash is not between two other characters.");
        }
    }

    /** §5.3.1.1. */
    private static void permitted(Request request) {
        Network network = request.server().network();
        String spelling = request.find(CHANNEL);
        Channel parent =
                spelling == null || spelling.indexOf(SLASH) < 0 ? network.primary() : parent(network, spelling);
        Checks.requirePermitted(request, parent);
    }

    private static Channel parent(Network network, String child) {
        String spelling = child.substring(0, child.lastIndexOf(SLASH));
        Channel parent = find(network, spelling);
        if (parent == null) {
            throw new Failure(
                    NO_SUCH_PARENT_CHANNEL,
                    "There is no channel " + spelling + " for the channel " + child + " to be below.");
        }
        return parent;
    }

    /** §5.5.1. As everywhere, anonymous channels are never listed. */
    private static void channels(Request request) {
        String parent = request.find(CHANNEL);
        Name above = parent == null ? null : Name.of(parent);
        List<String> names = request.server().network().channels().stream()
                .filter(channel -> channel.kind() != Channel.Kind.ANONYMOUS && isRightBelow(above, channel))
                .filter(channel -> channel.permits(request.user(), CHANNELS)) // 1
                .map(Channel::name)
                .sorted()
                .map(Name::toString)
                .toList(); // 2
        Channel named = request.findChannel();
        if (above != null && named == null && names.isEmpty()) {
            throw new Failure(NO_SUCH_CHANNEL, "There is no channel " + above + ", nor any below it.");
        }
        Update listed = request.update().with(CHANNEL_NAMES, names);
        request.reply(named == null ? listed : listed.with(CHANNEL, named.toString())); // 3
    }

    /** Whether the channel is below that one with none in between, or at the top for null, as the primary channel always is. */
    private static boolean isRightBelow(@Nullable Name above, Channel channel) {
        String key = channel.name().key();
        int slash = key.lastIndexOf(SLASH);
        return above == null
                ? slash < 0 || channel.kind() == Channel.Kind.PRIMARY
                : slash == above.key().length() && key.startsWith(above.key());
    }

    /** The channels above one of that name, the nearest first, as far as they exist; the primary one only where it is named. */
    static List<Channel> ancestors(Network network, Name name) {
        List<Channel> ancestors = new ArrayList<>();
        String spelling = name.toString();
        for (int slash = spelling.lastIndexOf(SLASH); slash > 0; slash = spelling.lastIndexOf(SLASH, slash - 1)) {
            Channel ancestor = find(network, spelling.substring(0, slash));
            if (ancestor != null) {
                ancestors.add(ancestor);
            }
        }
        return ancestors;
    }

    /** The channel of that name; what is before a slash need not be one. */
    private static @Nullable Channel find(Network network, String spelling) {
        return Name.isValid(spelling) ? network.channel(Name.of(spelling)) : null;
    }
}
