package org.lichat.domain;

import org.lichat.protocol.Update;

/** Sees what happens in channels, in their turns, and may add to the {@link Entry} that shows it. */
public interface ChannelObserver {

    /** A user has entered a channel other than the primary one, which is shown by that update. */
    void joined(Entry entry, Channel channel, User user, Update join);
}
