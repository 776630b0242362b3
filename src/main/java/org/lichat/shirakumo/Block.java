package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;
import static org.lichat.protocol.Shirakumo.BLOCK;
import static org.lichat.protocol.Shirakumo.BLOCKED;
import static org.lichat.protocol.Shirakumo.BRIDGE_NAME;
import static org.lichat.protocol.Shirakumo.TARGETS;
import static org.lichat.protocol.Shirakumo.UNBLOCK;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.User;
import org.lichat.domain.Voice;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * Users whom a user does not want to hear (shirakumo §19): neither under their own names nor where they speak under another one, and not
 * in what was said before either.
 */
@Installed
public final class Block implements Extension {
    /** How many users a block list holds. */
    static final int MOST = 1_000;

    private static final Attribute<Names> LIST = Attribute.of("shirakumo:block", Names.TYPE, Names.NONE);

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.BLOCK);
        server.update(BLOCK, request -> change(request, Names::with));
        server.update(UNBLOCK, request -> change(request, Names::without));
        server.query(BLOCKED, this::blocked);
        for (UpdateType type : List.of(BLOCK, UNBLOCK, BLOCKED)) {
            server.permit(type, ANYONE, NO_ONE, NO_ONE);
            // The list is also about users who are away.
            server.exempt(type, Checks.TARGET_EXISTS);
        }
        server.deliverTo(Block::hears);
    }

    private static boolean hears(User recipient, Voice voice) {
        Names blocked = recipient.get(LIST);
        return blocked.isEmpty()
                || !(blocked.has(voice.from()) || blocked.has(voice.by().name()));
    }

    /** Whether the user blocks anybody. */
    static boolean isSelective(User user) {
        return !user.get(LIST).isEmpty();
    }

    /** Whether the user would hear an update that was distributed before, if it were distributed now. */
    static boolean hears(User user, Update update) {
        Names blocked = user.get(LIST);
        return isOther(blocked, user, update.find(FROM)) && isOther(blocked, user, update.find(BRIDGE_NAME));
    }

    private static boolean isOther(Names blocked, User user, @Nullable String spelling) {
        if (spelling == null || !Name.isValid(spelling)) {
            return true;
        }
        Name name = Name.of(spelling);
        return name.equals(user.name()) || !blocked.has(name);
    }

    private void change(Request request, BiFunction<Names, Name, Names> change) {
        Checks.requireProfile(request); // 1
        Name target = Name.of(request.get(TARGET));
        request.inTurnOf(request.server().network().primary(), () -> {
            Checks.requireProfile(request); // it may have ended just now
            Names names = change.apply(request.user().get(LIST), target);
            if (names.size() > MOST) {
                throw new Failure(UPDATE_FAILURE, "A block list holds up to " + MOST + " users.");
            }
            request.entry().set(request.user(), LIST, names); // 2
            request.echo(request.update()); // 3
        });
    }

    private void blocked(Request request) {
        Checks.requireProfile(request); // 1
        request.reply(request.update().with(TARGETS, request.user().get(LIST).spellings())); // 2, 3
    }
}
