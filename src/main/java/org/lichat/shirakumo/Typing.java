package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Shirakumo.TYPING;

import org.lichat.protocol.Extensions;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * Telling that one is about to say something (shirakumo §23). It is not kept, as it is over in five seconds, and only those see it who
 * know it. The text does not say that one must be in the channel for it; here one must, as for all that is distributed.
 */
@Installed
public final class Typing implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.TYPING);
        server.update(TYPING, this::typing);
        server.permit(TYPING, REGISTRANT, ANYONE, ANYONE);
    }

    private void typing(Request request) {
        request.requireMember();
        request.entry().pass(request.channel(), request.update()); // 1
    }
}
