package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CREATE;
import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.JOIN;
import static org.lichat.protocol.Failures.BAD_NAME;
import static org.lichat.protocol.Failures.TOO_MANY_CHANNELS;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.domain.Network;
import org.lichat.domain.User;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;
import org.lichat.server.AddressLimits;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Quota;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** How channels are made (§5.3.1), and how they end when nobody is in them any more. */
@Installed
public final class Creation implements Extension {
    private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

    private final RandomNames randomNames = new RandomNames();

    @Override
    public void install(ServerBuilder server) {
        server.update(CREATE, this::create); // 1 is the check of permissions
        server.permit(CREATE, ANYONE, REGISTRANT, REGISTRANT);
        server.checkAfter(Checks.NAMES, new Check("§2.4.2", CREATE, Creation::notAnonymous));
        server.every(settings -> EXPIRY_INTERVAL, Creation::expire);
    }

    private static void notAnonymous(Request request) {
        String spelling = request.find(CHANNEL);
        if (spelling != null && spelling.startsWith("@")) {
            throw new Failure(
                    BAD_NAME, "Names that begin with @ are for anonymous channels, which get theirs by chance.");
        }
    }

    private void create(Request request) {
        Network network = request.server().network();
        User user = request.user();
        Channel channel = prepare(request); // 4
        request.inTurnOf(channel, () -> {
            network.register(channel); // 2
            try {
                add(request, channel); // 3, 5
            } catch (Failure tooManyChannels) {
                network.destroy(channel);
                throw tooManyChannels;
            }
            request.entry().change(new Change.ChannelSaved(channel.kept()));
            Update join = Update.of(JOIN)
                    .with(ID, request.get(ID))
                    .with(CHANNEL, channel.name().toString());
            request.entry().join(channel, user, request.caused(join, user)); // 6
        });
    }

    /** Adds its creator to a channel, which counts as one of those from that address. */
    private static void add(Request request, Channel channel) {
        InetAddress address = request.connection().address();
        Quota quota = request.server().addressLimits().channels();
        if (!quota.take(address)) {
            throw new Failure(
                    TOO_MANY_CHANNELS,
                    "There are too many new channels from your address, which may create "
                            + request.setting(AddressLimits.MAX_CHANNELS_PER_ADDRESS) + " within 24 hours.");
        }
        try {
            channel.add(request.user(), request.setting(Settings.MAX_CHANNELS_PER_USER));
        } catch (Failure tooManyChannels) {
            quota.giveBack(address);
            throw tooManyChannels;
        }
    }

    private Channel prepare(Request request) {
        Network network = request.server().network();
        String spelling = request.find(CHANNEL);
        Channel.Kind kind = spelling == null ? Channel.Kind.ANONYMOUS : Channel.Kind.REGULAR;
        Name name = spelling == null ? randomNames.channel() : newName(network, spelling);
        int limit = request.setting(Settings.CHANNEL_LIMIT);
        // Of a name that is taken that is to be said, which registering it does.
        if (network.channels().size() >= limit && network.channel(name) == null) {
            throw new Failure(TOO_MANY_CHANNELS, "There are " + limit + " channels, which is the most allowed.");
        }
        return network.prepare(name, kind, request.user().name(), request.now());
    }

    /** Of a name that is taken that is to be said, however it is spelled. */
    private static Name newName(Network network, String spelling) {
        Name name = Name.of(spelling);
        return network.channel(name) == null ? Name.ofNew(spelling) : name;
    }

    /** Destroys the channels that have been empty for longer than channels of their kind may. */
    private static void expire(Server server) {
        Instant now = server.time().now();
        for (Channel channel : server.network().channels()) {
            Duration lifetime = server.settings()
                    .get(
                            channel.kind() == Channel.Kind.ANONYMOUS
                                    ? Settings.ANONYMOUS_CHANNEL_LIFETIME
                                    : Settings.CHANNEL_LIFETIME);
            if (isExpired(channel, now.minus(lifetime))) {
                channel.inTurn(() -> {
                    if (isExpired(channel, now.minus(lifetime))) {
                        server.departures().destroy(channel);
                    }
                });
            }
        }
    }

    private static boolean isExpired(Channel channel, Instant deadline) {
        Instant empty = channel.emptySince();
        return empty != null && empty.isBefore(deadline) && !channel.isDestroyed();
    }
}
