package org.lichat.server;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;

/** Notices which profiles are used while somebody reads what is kept of them, which takes so long that it may be stale afterwards. */
public final class Uses {
    /** Those that are watched and have not been used since. */
    private final Set<Name> unused = ConcurrentHashMap.newKeySet();

    Uses() {}

    /** Begins to watch these profiles; to be called before they are read. */
    public void watch(Collection<Name> names) {
        unused.addAll(names);
    }

    /** Whether nothing that was handed over since the profile is watched uses or changes it. */
    public boolean isUnused(Name name) {
        return unused.contains(name);
    }

    /** Ends the watch over these profiles. */
    public void forget(Collection<Name> names) {
        names.forEach(unused::remove);
    }

    /** Takes notice of an entry, after {@link CurrentProfiles} has. */
    void note(Entry entry) {
        if (unused.isEmpty()) {
            return;
        }
        for (Change change : entry.changes()) {
            if (change instanceof Change.ProfileUsed used) {
                unused.remove(used.name());
            } else if (change instanceof Change.ProfileSaved saved) {
                unused.remove(saved.profile().name());
            }
        }
    }
}
