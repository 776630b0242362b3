package org.lichat.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;

/** One thing that an {@link Entry} changes in what is kept. */
public sealed interface Change {

    /** A profile was made or changed; its attributes have changes of their own. */
    record ProfileSaved(Profile profile) implements Change {}

    /** The user of a profile was seen at the given time, from which the profile's lifetime runs. */
    record ProfileUsed(Name name, Instant time) implements Change {}

    /** A profile reached the end of its lifetime or was removed, and its attributes go with it. */
    record ProfileDeleted(Name name) implements Change {}

    /** A channel was made or its permission rules changed; its attributes and its use have changes of their own. */
    record ChannelSaved(KeptChannel channel) implements Change {}

    /** A channel, with all that belongs to it, has another name from now on. */
    record ChannelRenamed(Name from, Name to) implements Change {}

    /**
     * The first user entered a channel, or the last one left it.
     *
     * @param emptySince null while somebody is in it; else the channel's lifetime runs from here
     */
    record ChannelUsed(Name name, @Nullable Instant emptySince) implements Change {}

    /** A channel expired or was removed, and all that belongs to it goes with it. */
    record ChannelDeleted(Name name) implements Change {}

    /**
     * An attribute was set.
     *
     * @param owner whose it is
     * @param name the attribute's name
     * @param value its value in wire format; null when it has its default again
     */
    record AttributeSaved(
            Owner owner, String name, @Nullable String value) implements Change {}

    /**
     * An update was distributed over a channel.
     *
     * @param number its place in the channel's order: larger than that of every update before, and the same when it is tried again
     * @param frame the update as its recipients get it
     */
    record Distributed(Name channel, long number, Update update, Frame frame) implements Change {}

    /** A payload was sent, whose content need not be kept again if it is there already. */
    record PayloadSaved(Payload payload, Content content) implements Change {
        /** The same for another owner. */
        public PayloadSaved of(Payload.Owner owner) {
            return new PayloadSaved(
                    new Payload(payload.name(), owner, payload.label(), payload.keptOn(), payload.size()), content);
        }
    }

    /** A payload is not to be kept any longer; its content goes when no other payload has it. */
    record PayloadDeleted(String name) implements Change {}

    /** The payloads of that use that were sent before that time are not to be kept any longer. */
    record PayloadsExpired(String use, Instant before) implements Change {}

    /** What was distributed before that time is not to be kept any longer; the store forgets it little by little. */
    record HistoryExpired(Instant before) implements Change {}

    /**
     * What a person sent to a channel is not to be kept any longer, nor what refers to it.
     *
     * @param id the id of what is meant; null for all of it
     */
    record Expunged(Name channel, Name person, @Nullable Id id) implements Change {}

    /** Nothing is to remain of a person: neither the profile nor what they said, nor what was done to them. */
    record Erased(Name name) implements Change {}

    /**
     * The server was not running for so long, which does not count as time that profiles and channels were unused.
     *
     * @param now when it runs again; nothing was used later than that, and what was used since is not moved
     */
    record TimeSkipped(Duration time, Instant now) implements Change {}

    /**
     * Whose an attribute is: a profile's, a channel's, a membership's, which is both, or the network's, which is neither.
     */
    record Owner(@Nullable Name profile, @Nullable Name channel) {
        /** The network itself. */
        public static final Owner NETWORK = new Owner(null, null);
    }
}
