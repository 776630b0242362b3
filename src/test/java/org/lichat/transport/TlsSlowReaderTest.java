package org.lichat.transport;

import org.lichat.SocketHost;

/** The standalone server over TLS: what it encrypts for those who do not read is bounded as well. */
class TlsSlowReaderTest extends SlowReaderRules {
    TlsSlowReaderTest() {
        super(new SocketHost().withTls().with(SlowReaderRules::settings));
    }
}
