package org.lichat.server;

import org.jspecify.annotations.Nullable;

/** Whether what happens can be kept, what is kept can be read, and the server stays, so that all users can go on and new ones may come. */
public final class Readiness {
    private final JournalWriter journal;
    private final Lookups lookups;
    private volatile boolean stopping;

    Readiness(JournalWriter journal, Lookups lookups) {
        this.journal = journal;
        this.lookups = lookups;
    }

    /** From now on it is not ready, since it is about to stop; nothing else changes by that. */
    public void stopping() {
        stopping = true;
    }

    /** Why it is not ready, in a few words; null when it is. */
    public @Nullable String obstacle() {
        if (stopping) {
            return "the server is stopping";
        }
        return journal.isFailing() ? "nothing can be kept" : lookups.isFailing() ? "what is kept cannot be read" : null;
    }
}
