package org.lichat;

/** The standalone server. */
class CrowdTest extends CrowdRules {
    CrowdTest() {
        super(new SocketHost().with(CrowdRules::settings));
    }
}
