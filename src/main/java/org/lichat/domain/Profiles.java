package org.lichat.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registered users, as the journal left them; they change only through {@link Change}s. May do I/O: never call it under a lock. */
public interface Profiles {

    /** The profile of that name, or null when the name is not registered. */
    @Nullable Profile find(Name name);

    /** The profiles that were last used before the given time. */
    List<Profile> unusedSince(Instant time);
}
