package org.lichat.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registered users, as the journal left them; they change only through {@link Change}s. Does I/O, and throws some
 * {@link RuntimeException} while what is kept cannot be read: never call it under a lock, nor on a thread that serves connections.
 */
public interface Profiles {

    /** The profile of that name with all its attributes, or null when the name is not registered. */
    @Nullable Profile find(Name name);

    /** All registered names. Read when the server starts. */
    Collection<Name> names();

    /** The values of the attribute of that name, in wire format, of all profiles where it is set. Read when the server starts. */
    Map<Name, String> having(String attribute);

    /** Profiles that were last used before the given time, some thousand at most. */
    List<Name> unusedSince(Instant time);
}
