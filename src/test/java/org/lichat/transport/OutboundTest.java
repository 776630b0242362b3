package org.lichat.transport;

import jakarta.websocket.Session;

/** The standalone server's. */
class OutboundTest extends OutboundRules {
    @Override
    Carrier carrier(Session opened) {
        return Carrier.of(opened);
    }
}
