package org.lichat.domain;

import org.lichat.protocol.Update;

/** Sees what happens in channels, in their turns, and may add to the {@link Entry} that shows it. */
public interface ChannelObserver {

    /** A user has entered a channel other than the primary one, which is shown by that update. */
    default void joined(Entry entry, Channel channel, User user, Update join) {}

    /** A user has an update distributed over the channel, whomever it reaches. */
    default void distributed(Channel channel, User by, Update update) {}

    /** Nothing is to remain of a person: what the channel's attributes hold of the name is to be taken out. */
    default void erased(Entry entry, Channel channel, Name person) {}
}
