package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.MESSAGE;

import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/** Talking (§5.4.5). */
@Installed
public final class Messages implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.update(MESSAGE, this::message);
        server.permit(MESSAGE, REGISTRANT, ANYONE, ANYONE);
    }

    private void message(Request request) {
        request.requireMember(); // 1
        request.entry().distribute(request.channel(), request.update()); // 2
    }
}
