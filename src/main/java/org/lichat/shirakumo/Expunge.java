package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Failures.INSUFFICIENT_PERMISSIONS;
import static org.lichat.protocol.OwnUpdates.EXPUNGE;

import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Id;
import org.lichat.server.Audit;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/** The end of what was kept by mistake (shirakumo §18), in an update of our own. */
@Installed
public final class Expunge implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.update(EXPUNGE, this::expunge);
        server.permit(EXPUNGE, REGISTRANT, REGISTRANT, REGISTRANT);
        // It is also about people who are away, and whoever may do it on the primary channel may do it everywhere.
        server.exempt(EXPUNGE, Checks.TARGET_EXISTS, Checks.PERMITTED);
    }

    private void expunge(Request request) {
        Channel channel = request.channel();
        requirePermission(request, channel);
        Name person = Name.of(request.get(TARGET));
        Id id = request.find(UPDATE_ID);
        request.entry().change(new Change.Expunged(channel.name(), person, id));
        Audit.note(request, id == null ? "all" : "one");
        request.reply(request.update());
    }

    private static void requirePermission(Request request, Channel channel) {
        Channel primary = request.server().network().primary();
        if (!channel.permits(request.user(), EXPUNGE) && !primary.permits(request.user(), EXPUNGE)) {
            throw new Failure(
                    INSUFFICIENT_PERMISSIONS,
                    "You may not send " + EXPUNGE + " on the channel " + channel + " nor on " + primary + ".");
        }
    }
}
