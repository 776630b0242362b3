package org.lichat.domain;

import java.time.Instant;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;

/** One thing that an {@link Entry} changes in what is kept. */
public sealed interface Change {

    /** A profile was made or changed. */
    record ProfileSaved(Profile profile) implements Change {}

    /** The user of a profile was seen at the given time, from which the profile's lifetime runs. */
    record ProfileUsed(Name name, Instant time) implements Change {}

    /** A profile reached the end of its lifetime or was removed. */
    record ProfileDeleted(Name name) implements Change {}

    /** A channel was made or its permission rules changed. */
    record ChannelSaved(KeptChannel channel) implements Change {}

    /** A channel expired or was removed, and all that belongs to it goes with it. */
    record ChannelDeleted(Name name) implements Change {}

    /**
     * An update was distributed over a channel.
     *
     * @param frame the update as its recipients get it
     */
    record Distributed(Name channel, Update update, Frame frame) implements Change {}
}
