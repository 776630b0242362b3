package org.lichat.domain;

import java.util.List;

/** The channels that outlive a restart, as the journal left them; they change only through {@link Change}s. */
public interface Channels {

    /** Every kept channel, the primary one included once it was saved. Read when the server starts. */
    List<KeptChannel> all();

    /** The attributes of the network itself. Read when the server starts. */
    Attributes ofNetwork();
}
