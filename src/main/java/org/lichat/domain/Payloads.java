package org.lichat.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The binary contents that are kept; they change only through {@link Change}s. Does I/O, as {@link Profiles} does.
 */
public interface Payloads {

    /** The payload of that name, or null when there is none, or none any more. */
    @Nullable Payload find(String name);

    /** The bytes of the payload behind the first {@code from}, at most so many; none where it ends and when it is not there any more. */
    byte[] read(String name, long from, int most);

    /** The payloads that this person has sent. */
    List<Payload> of(Name sender);

    /** The sum of the lengths of all contents, in bytes. */
    long size();
}
