package org.lichat.transport;

import org.lichat.SocketHost;

/** The standalone server. */
class PageTest extends PageRules {
    PageTest() {
        super(new SocketHost());
    }
}
