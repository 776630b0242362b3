package org.lichat.shirakumo;

import org.lichat.protocol.Extensions;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.ServerBuilder;

/**
 * References to servers, channels and messages (shirakumo §25). It asks nothing of a server but to say that it is understood here, which
 * also keeps the list in the connect reply from being empty: some clients cannot read an empty one.
 */
@Installed
public final class Url implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.URL);
    }
}
