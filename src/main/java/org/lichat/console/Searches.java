package org.lichat.console;

import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;

/** The last search and how many of its results have come (shirakumo §18). May be used by any thread. */
final class Searches {
    private @Nullable Update last;
    private long found;

    /** Another search begins. */
    synchronized Update begin(Update search) {
        last = search;
        found = 0;
        return search;
    }

    synchronized void found(int more) {
        found += more;
    }

    /** The search for what comes after what was found so far. */
    synchronized Update more(Id id) {
        if (last == null) {
            throw new Refusal("Nothing was searched for yet.");
        }
        return last.with(Shirakumo.OFFSET, found).with(Core.ID, id);
    }
}
