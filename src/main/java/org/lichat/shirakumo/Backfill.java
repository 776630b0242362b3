package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Shirakumo.BACKFILL;
import static org.lichat.protocol.Shirakumo.SINCE;

import java.util.ArrayList;
import java.util.List;
import org.lichat.domain.Channel;
import org.lichat.domain.History;
import org.lichat.domain.History.Kept;
import org.lichat.domain.History.Stretch;
import org.lichat.domain.Name;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Part;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;

/**
 * Catching up with what was distributed over a channel (shirakumo §1). Updates come in their channel's order, a page at a time as the
 * connection takes them, so a long history holds up neither the connection's other updates nor anybody else.
 */
@Installed
public final class Backfill implements Extension {
    public static final Setting<Reach> REACH = Setting.choice("backfill", Reach.HISTORY)
            .means(
                    "What of a channel its members may catch up with: its whole history, or strict, what came since they joined.")
            .live();

    /** How many updates come when the client does not say since when. */
    static final int USUAL = 500;

    private static final int PAGE = 100;

    private static final List<String> COMINGS = List.of("(join ", "(leave ");

    /** Who may see what. */
    enum Reach {
        /** All that is kept. */
        HISTORY,
        /** What was distributed since the user joined last. */
        STRICT
    }

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.BACKFILL);
        server.query(BACKFILL, this::backfill);
        server.permit(BACKFILL, ANYONE, ANYONE, ANYONE);
    }

    private void backfill(Request request) {
        request.requireMember(); // 1
        Channel channel = request.channel();
        Catching catching = new Catching(request, channel, channel.newest(), channel.joined(request.user()));
        request.answerInParts(catching::begin);
    }

    /**
     * One request on its way through the history, from when all that was distributed before it is kept.
     *
     * @param newest the number of what was distributed last before it
     * @param joined the number of its user's last join
     */
    private record Catching(Request request, Channel channel, long newest, long joined) {

        Part begin() {
            return read(stretch());
        }

        private Stretch stretch() {
            History history = request.server().history();
            Long since = request.find(SINCE);
            Stretch asked = since == null
                    ? history.newest(channel.name(), newest, USUAL)
                    : history.since(channel.name(), newest, since);
            boolean strict = request.setting(REACH) == Reach.STRICT;
            return strict && asked.after() < joined ? new Stretch(joined, newest) : asked;
        }

        private Part read(Stretch stretch) {
            List<Kept> page = request.server().history().read(channel.name(), stretch, PAGE);
            List<Frame> frames = new ArrayList<>(page.size() + 1);
            page.stream().filter(this::isAskedFor).map(original()::frame).forEach(frames::add); // 2
            long last =
                    page.isEmpty() ? stretch.last() : page.get(page.size() - 1).number();
            if (last < stretch.last()) {
                return new Part(frames, () -> read(new Stretch(last, stretch.last())));
            }
            frames.add(Frame.of(request.own(request.update()))); // 3
            return new Part(frames, null);
        }

        private Original original() {
            return new Original(request.server().reader(), channel);
        }

        private boolean isAskedFor(Kept kept) {
            Long since = request.find(SINCE);
            return (since == null || kept.clock() >= since) && !isOwnComing(kept) && isHeard(kept);
        }

        /** Earlier ones too: clients take them for what happens now, and then ask for all of it once more, or show that they are gone. */
        private boolean isOwnComing(Kept kept) { // 2
            if (COMINGS.stream().noneMatch(kept.wire()::startsWith)) {
                return false;
            }
            Update update = original().update(kept);
            return update != null
                    && Name.of(update.get(FROM)).equals(request.user().name());
        }

        private boolean isHeard(Kept kept) { // §19
            if (!Block.isSelective(request.user())) {
                return true;
            }
            Update update = original().update(kept);
            return update == null || Block.hears(request.user(), update);
        }
    }
}
