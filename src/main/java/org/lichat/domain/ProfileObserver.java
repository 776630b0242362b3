package org.lichat.domain;

/** Sees profiles end, in the primary channel's turn. */
@FunctionalInterface
public interface ProfileObserver {

    /**
     * A profile ends, and whoever comes by its name later is somebody else.
     *
     * @param entry what ends it, to which more may be added
     */
    void ended(Entry entry, Name name);
}
