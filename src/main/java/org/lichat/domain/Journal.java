package org.lichat.domain;

import java.util.List;

/** Where what happened is kept. One thread at a time writes to it. */
public interface Journal {

    /**
     * Keeps the changes of all entries, in their order, in one transaction. After an exception the same list is given again until it is
     * kept; it may then have been kept already, when only the news of that got lost, and giving it again changes nothing more.
     *
     * @throws Unkeepable when one of the entries can never be kept; the others are given again in another list
     * @throws RuntimeException when the batch could not be kept now
     */
    void keep(List<Entry> batch);

    /**
     * Whether the batch that was last to forget what has expired has forgotten only a part of that, so that it is worth handing over
     * {@link Change.HistoryExpired} again. Quick.
     */
    default boolean hasMoreExpired() {
        return false;
    }

    /** Says which entry is such that the store will never take it. */
    final class Unkeepable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Entry entry;

        public Unkeepable(Entry entry, Throwable cause) {
            super("An entry cannot be kept.", cause);
            this.entry = entry;
        }

        public Entry entry() {
            return entry;
        }
    }
}
