package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Failures.INSUFFICIENT_PERMISSIONS;
import static org.lichat.protocol.Failures.TOO_MANY_CONNECTIONS;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;
import static org.lichat.protocol.Shirakumo.BAN;
import static org.lichat.protocol.Shirakumo.BLACKLIST;
import static org.lichat.protocol.Shirakumo.DESTROY;
import static org.lichat.protocol.Shirakumo.KILL;
import static org.lichat.protocol.Shirakumo.TARGETS;
import static org.lichat.protocol.Shirakumo.UNBAN;

import java.util.List;
import java.util.function.UnaryOperator;
import org.lichat.domain.Attribute;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.Network;
import org.lichat.domain.User;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Audit;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/** The end of users and channels, and names that nobody may connect by (shirakumo §7). */
@Installed
public final class ServerManagement implements Extension {
    /** How many names the blacklist holds at most. */
    static final int MOST = 5_000;

    static final Attribute<Names> BLACKLISTED = Attribute.of("shirakumo:blacklist", Names.TYPE, Names.NONE);

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.SERVER_MANAGEMENT);
        server.update(KILL, this::kill);
        server.update(DESTROY, this::destroy);
        server.update(BAN, this::ban);
        server.update(UNBAN, this::unban);
        server.query(BLACKLIST, this::blacklist);
        for (UpdateType type : List.of(KILL, DESTROY, BAN, UNBAN, BLACKLIST)) {
            server.permit(type, REGISTRANT, NO_ONE, NO_ONE);
        }
        // Names are banned whether anybody has them or not.
        server.exempt(BAN, Checks.TARGET_EXISTS);
        server.exempt(UNBAN, Checks.TARGET_EXISTS);
        server.exempt(DESTROY, Checks.PERMITTED);
        server.checkBefore(Checks.CHANNEL_EXISTS, new Check("shirakumo §7", DESTROY, ServerManagement::mayDestroy));
        server.admittance().name(ServerManagement::requireUnlisted);
    }

    private static void requireUnlisted(Request request, Name name) {
        if (request.server().network().get(BLACKLISTED).has(name)) { // 1
            throw new Failure(TOO_MANY_CONNECTIONS, "The name " + name + " is banned from this server.")
                    .closing(Closing.REFUSED);
        }
    }

    private void kill(Request request) {
        User target = request.target(); // 1
        requireNotServer(request, target.name());
        if (target == request.user()) { // who is answered while that can be
            request.inTurnOf(request.server().network().primary(), () -> confirm(request)); // 4
            request.server().departures().dismiss(target, "killed"); // 2, 3
        } else {
            request.server().departures().dismiss(target, "killed"); // 2, 3
            request.after(request.server().behindAll(), shown -> confirm(request)); // 4
        }
    }

    private static void confirm(Request request) {
        Audit.note(request);
        request.echo(request.update());
    }

    private static void mayDestroy(Request request) {
        Checks.requirePermitted(request, request.server().network().primary()); // 1
    }

    /** Its step 2 is §5.1.6, which comes after its step 1. */
    private void destroy(Request request) {
        Channel channel = request.channel();
        if (channel.kind() == Channel.Kind.PRIMARY) {
            throw new Failure(INSUFFICIENT_PERMISSIONS, "Nobody destroys the primary channel " + channel + ".");
        }
        request.server().departures().destroy(channel); // 3, 4
        request.after(request.server().behindAll(), kept -> confirm(request)); // 5
    }

    private void ban(Request request) {
        Name target = Name.of(request.get(TARGET));
        requireNotServer(request, target);
        if (target.equals(request.user().name())) {
            throw new Failure(INSUFFICIENT_PERMISSIONS, "You are " + target + ", and could not take that back.");
        }
        change(request, names -> withRoomFor(names, target)); // 1
        User user = request.server().network().user(target);
        if (user != null) {
            request.server().departures().dismiss(user, "banned"); // 2, 3
        }
        request.after(request.server().behindAll(), shown -> request.echo(request.update())); // 4
    }

    private void unban(Request request) {
        Name target = Name.of(request.get(TARGET));
        change(request, names -> names.without(target)); // 1
        request.echo(request.update()); // 2
    }

    /** Users come in the primary channel's turn: those who came before it see to it that they go, others find the list changed. */
    private static void change(Request request, UnaryOperator<Names> change) {
        Network network = request.server().network();
        request.inTurnOf(network.primary(), () -> {
            request.entry().set(network, BLACKLISTED, change.apply(network.get(BLACKLISTED)));
            Audit.note(request);
        });
    }

    private static Names withRoomFor(Names names, Name target) {
        Names more = names.with(target);
        if (more.size() > MOST) {
            throw new Failure(
                    UPDATE_FAILURE, "The blacklist holds " + MOST + " names at most; " + target + " is not banned.");
        }
        return more;
    }

    private void blacklist(Request request) {
        Names names = request.server().network().get(BLACKLISTED);
        request.reply(request.update().with(TARGETS, names.spellings())); // 1, 2
    }

    private static void requireNotServer(Request request, Name target) {
        if (target.equals(request.server().network().server().name())) {
            throw new Failure(
                    INSUFFICIENT_PERMISSIONS, "The server's user " + target + " is neither killed nor banned.");
        }
    }
}
