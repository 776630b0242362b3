package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Shirakumo.EDIT;

import org.lichat.protocol.Extensions;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.ServerBuilder;

/**
 * Changing what was said (shirakumo §4). An edit goes the way of a message, only its permission is its own. Everybody gets it, since
 * there are clients that show edits and do not announce it.
 */
@Installed
public final class Edit implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.EDIT);
        server.update(EDIT);
        server.permit(EDIT, REGISTRANT, ANYONE, ANYONE);
    }
}
