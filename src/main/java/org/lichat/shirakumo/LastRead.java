package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Failures.TOO_MANY_CHANNELS;
import static org.lichat.protocol.Shirakumo.LAST_READ;

import java.util.List;
import org.lichat.domain.Attribute;
import org.lichat.domain.Channel;
import org.lichat.domain.ChannelObserver;
import org.lichat.domain.Entry;
import org.lichat.domain.Profile;
import org.lichat.domain.User;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Id;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.Update;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * What a user has read last in a channel, the same on all connections (shirakumo §22). It outlives the user's leaving, since whoever
 * disconnects leaves, and wants to know on return.
 */
@Installed
public final class LastRead implements Extension, ChannelObserver {
    /** In how many channels, those that were left included. */
    static final int MOST = 1_000;

    /** The sender of the update and its id; empty when there is none. */
    private static final Attribute<List<Object>> MESSAGE =
            Attribute.of("shirakumo:last-read", SlotType.LIST, List.of());

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.LAST_READ);
        server.update(LAST_READ, this::lastRead);
        server.permit(LAST_READ, ANYONE, ANYONE, ANYONE);
        server.observe(this);
    }

    private void lastRead(Request request) {
        User user = request.user();
        Profile profile = Checks.requireProfile(request); // 1
        request.requireMember();
        String target = request.find(TARGET);
        Id id = request.find(UPDATE_ID);
        if (target != null && id != null) { // 2
            requireRoom(profile, request.channel());
            request.entry().set(user, request.channel(), MESSAGE, List.of(target, id.spelling())); // 2.1
            request.echo(request.update()); // 2.2
        } else {
            request.reply(filled(request)); // 3.2
        }
    }

    /** 3.1: what is stored, and nothing else; a half of it that the client may have given would look as if it were stored. */
    private static Update filled(Request request) {
        Update empty = request.update().without(TARGET).without(UPDATE_ID);
        List<Object> stored = request.user().get(request.channel(), MESSAGE);
        return stored.isEmpty()
                ? empty
                : empty.with(TARGET, (String) stored.get(0)).with(UPDATE_ID, new Id(stored.get(1)));
    }

    @Override
    public void joined(Entry entry, Channel channel, User user, Update join) {
        Profile profile = user.profile();
        if (profile != null && user.get(channel, MESSAGE).isEmpty() && hasRoom(profile, channel)) {
            entry.set(
                    user, channel, MESSAGE, List.of(join.get(FROM), join.get(ID).spelling()));
        }
    }

    private static void requireRoom(Profile profile, Channel channel) {
        if (!hasRoom(profile, channel)) {
            throw new Failure(TOO_MANY_CHANNELS, "What was read last is kept of " + MOST + " channels at most.");
        }
    }

    private static boolean hasRoom(Profile profile, Channel channel) {
        return profile.memberships().size() < MOST || profile.memberships().containsKey(channel.name());
    }
}
