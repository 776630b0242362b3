package org.lichat.domain;

import org.lichat.protocol.UpdateType;

/** Something else than a channel's rules that says what its users may (§5.1.8); a rule that names the user comes before it. */
@FunctionalInterface
public interface PermissionSource {

    /** What it says about a user who wants to perform updates of this type on the channel. */
    Verdict judge(Channel channel, User user, UpdateType type);

    /** Whether a user may. */
    enum Verdict {
        GRANTED,
        DENIED,
        /** Whatever the channel's rule is. */
        NO_OPINION
    }
}
