package org.lichat.transport;

import org.lichat.SocketHost;

/** The standalone server. */
class LichatEndpointTest extends EndpointRules {
    LichatEndpointTest() {
        super(new SocketHost().with(EndpointRules::settings));
    }
}
