package org.lichat.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Id;

/**
 * A binary content that somebody sent to a channel and that is kept outside of its updates.
 *
 * @param name under which it is found: random, so that nobody can guess it
 * @param owner whose it is
 * @param label what its sender says it is
 * @param keptOn since when it is kept
 * @param size its length in bytes
 */
public record Payload(String name, Owner owner, Label label, Instant keptOn, long size) {

    /**
     * Whose a payload is.
     *
     * @param channel the channel with which it goes
     * @param sender who sent it, with whom it goes when that person is erased
     * @param use what it was kept for, such as {@code link}
     * @param update with which it came and goes; null for what was not said but set, such as an emote
     */
    public record Owner(
            Name channel, Name sender, String use, @Nullable Id update) {
        /** The same of a channel that has got another name. */
        public Owner of(Name renamed) {
            return new Owner(renamed, sender, use, update);
        }
    }

    /** What a payload is said to be. */
    public record Label(String contentType, @Nullable String filename) {}
}
