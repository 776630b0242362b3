package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.MESSAGE;
import static org.lichat.protocol.Failures.INSUFFICIENT_PERMISSIONS;
import static org.lichat.protocol.Shirakumo.BRIDGE;
import static org.lichat.protocol.Shirakumo.BRIDGE_NAME;
import static org.lichat.protocol.Shirakumo.DATA;
import static org.lichat.protocol.Shirakumo.REACT;
import static org.lichat.protocol.Shirakumo.TYPING;

import java.util.List;
import org.lichat.domain.Name;
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

/**
 * Bringing in what people say elsewhere, under their names there (shirakumo §11). That is done for what all members read; of other updates
 * the field is discarded, and they are their sender's own.
 */
@Installed
public final class Bridge implements Extension {
    private static final List<UpdateType> BRIDGED = List.of(MESSAGE, DATA, REACT, TYPING);

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.BRIDGE);
        server.fields(CHANNEL_UPDATE, BRIDGE_NAME);
        server.update(BRIDGE, request -> request.reply(request.update())); // 1
        server.permit(BRIDGE, REGISTRANT, REGISTRANT, REGISTRANT);
        server.checkAfter(Checks.CHANNEL_EXISTS, new Check("shirakumo §11", CHANNEL_UPDATE, Bridge::bridge));
    }

    private static void bridge(Request request) {
        String bridged = request.find(BRIDGE_NAME);
        if (bridged == null) { // 1
            return;
        }
        Update update = request.update();
        if (BRIDGED.stream().noneMatch(update::is)) {
            request.become(update.without(BRIDGE_NAME));
            return;
        }
        Name name = Name.ofNew(bridged);
        request.requireMember(); // 1.1
        Checks.requirePermitted(request, request.channel(), BRIDGE); // 1.2
        if (name.equals(request.server().network().server().name())) {
            throw new Failure(INSUFFICIENT_PERMISSIONS, "The server's user " + name + " speaks for itself.");
        }
        request.become(update.with(FROM, bridged).with(BRIDGE_NAME, update.get(FROM))); // 1.3
        request.permit(); // 1.4: whoever may bridge needs no other permission
    }
}
