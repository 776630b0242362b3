package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.JOIN;
import static org.lichat.protocol.Core.KICK;
import static org.lichat.protocol.Core.LEAVE;
import static org.lichat.protocol.Core.PULL;
import static org.lichat.protocol.Failures.INSUFFICIENT_PERMISSIONS;

import org.lichat.domain.Channel;
import org.lichat.domain.User;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;
import org.lichat.server.Audit;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** Who is in a channel: join, leave, pull and kick (§5.4.1–4). */
@Installed
public final class Membership implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.update(JOIN, this::join);
        server.update(LEAVE, this::leave);
        server.update(PULL, this::pull);
        server.update(KICK, this::kick);
        server.permit(JOIN, ANYONE, ANYONE, ANYONE);
        server.permit(LEAVE, REGISTRANT, ANYONE, ANYONE);
        server.permit(PULL, REGISTRANT, ANYONE, ANYONE);
        server.permit(KICK, REGISTRANT, REGISTRANT, REGISTRANT);
    }

    /** §5.4.1. */
    private void join(Request request) {
        request.channel().add(request.user(), request.setting(Settings.MAX_CHANNELS_PER_USER)); // 1, 2, 3
        request.entry().join(request.channel(), request.user(), request.update()); // 4
    }

    /** §5.4.2. */
    private void leave(Request request) {
        request.requireMember(); // 1
        requireNotPrimary(request.channel());
        request.channel().remove(request.user(), request.now()); // 3
        request.entry().leave(request.channel(), request.user(), request.update()); // 2
    }

    /** §5.4.3. */
    private void pull(Request request) {
        User target = request.target();
        request.requireMember(); // 1
        requireNotServer(request, target);
        request.channel().add(target, request.setting(Settings.MAX_CHANNELS_PER_USER)); // 2, 3, 4
        Update join = Update.of(JOIN).with(ID, request.get(ID)).with(CHANNEL, name(request));
        request.entry().join(request.channel(), target, request.caused(join, target)); // 5
    }

    /** §5.4.4. */
    private void kick(Request request) {
        User target = request.target();
        request.requireMember(); // 1
        request.requireMember(target); // 2
        requireNotPrimary(request.channel());
        Audit.note(request);
        request.entry().distribute(request.channel(), request.update()); // 3
        Update leave = Update.of(LEAVE).with(CHANNEL, name(request));
        request.channel().remove(target, request.now()); // 5
        request.entry().leave(request.channel(), target, request.server().complete(request.caused(leave, target))); // 4
    }

    /** The channel's name as it is spelled, also where the request had to stay as it was sent. */
    private static String name(Request request) {
        return request.channel().name().toString();
    }

    /** The server's user never leaves, and so would keep the channel from ever expiring. */
    private static void requireNotServer(Request request, User target) {
        if (target == request.server().network().server()) {
            throw new Failure(INSUFFICIENT_PERMISSIONS, "The server's user " + target + " goes nowhere.");
        }
    }

    /** Every user always inhabits the primary channel (§2.2), whatever its rules have become. */
    private static void requireNotPrimary(Channel channel) {
        if (channel.kind() == Channel.Kind.PRIMARY) {
            throw new Failure(INSUFFICIENT_PERMISSIONS, "Nobody leaves the primary channel " + channel + ".");
        }
    }
}
