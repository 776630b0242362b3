package org.lichat.domain;

import java.util.List;

/** Where what happened is kept. One thread at a time writes to it. */
public interface Journal {

    /**
     * Keeps the changes of all entries, in their order, in one transaction.
     *
     * @throws RuntimeException when nothing of the batch could be kept; it will be tried again
     */
    void keep(List<Entry> batch);
}
