package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.DISCONNECT;

import org.lichat.protocol.Closing;
import org.lichat.protocol.Update;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/** How a connection ends, and with the last one its user (§4.3). */
@Installed
public final class Disconnecting implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.query(DISCONNECT, this::disconnect);
        server.permit(DISCONNECT, ANYONE, NO_ONE, NO_ONE);
        server.onClosed((from, connection) -> from.departures().depart(connection)); // 3, 4
    }

    private void disconnect(Request request) {
        request.reply(Update.of(DISCONNECT)); // 1
        request.close(Closing.GOODBYE, "disconnect"); // 2
    }
}
