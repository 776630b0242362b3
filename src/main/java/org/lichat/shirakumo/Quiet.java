package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;
import static org.lichat.protocol.Shirakumo.QUIET;
import static org.lichat.protocol.Shirakumo.QUIETED;
import static org.lichat.protocol.Shirakumo.TARGETS;
import static org.lichat.protocol.Shirakumo.UNQUIET;

import java.util.List;
import org.lichat.domain.Attribute;
import org.lichat.domain.Channel;
import org.lichat.domain.ChannelObserver;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.User;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Audit;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * Users whom nobody else in a channel hears, without their being told (shirakumo §9): what they have distributed comes back to them
 * alone, and is not kept.
 */
@Installed
public final class Quiet implements Extension, ChannelObserver {
    /** How many users a channel's list holds. */
    static final int MOST = 1_000;

    private static final Attribute<Names> LIST = Attribute.of("shirakumo:quiet", Names.TYPE, Names.NONE);

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.QUIET);
        server.update(QUIET, this::quiet);
        server.update(UNQUIET, this::unquiet);
        server.query(QUIETED, this::quieted);
        for (UpdateType type : List.of(QUIET, UNQUIET, QUIETED)) {
            server.permit(type, REGISTRANT, REGISTRANT, REGISTRANT);
            // The list is also about users who are away.
            server.exempt(type, Checks.TARGET_EXISTS);
        }
        server.deliverFrom(Quiet::speaks);
        server.observe(this);
    }

    private static boolean speaks(Channel channel, User user) {
        return !channel.get(LIST).has(user.name());
    }

    private void quiet(Request request) {
        Names names = request.channel().get(LIST).with(Name.of(request.get(TARGET)));
        if (names.size() > MOST) {
            throw new Failure(UPDATE_FAILURE, "The quiet list of a channel holds up to " + MOST + " users.");
        }
        request.entry().set(request.channel(), LIST, names); // 1
        Audit.note(request);
        request.echo(request.update()); // 2
    }

    private void unquiet(Request request) {
        Names names = request.channel().get(LIST).without(Name.of(request.get(TARGET)));
        request.entry().set(request.channel(), LIST, names); // 1
        Audit.note(request);
        request.echo(request.update()); // 2
    }

    private void quieted(Request request) {
        List<String> names = request.channel().get(LIST).spellings();
        request.reply(request.update().with(TARGETS, names)); // 1, 2
    }

    @Override
    public void erased(Entry entry, Channel channel, Name person) {
        Names names = channel.get(LIST);
        if (names.has(person)) {
            entry.set(channel, LIST, names.without(person));
        }
    }
}
