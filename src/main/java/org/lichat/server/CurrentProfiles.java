package org.lichat.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Profiles;

/** The profiles as they will be when all entries under way are kept: a name is taken from the moment it is registered. */
final class CurrentProfiles implements Profiles {
    private final Profiles kept;
    /** What entries under way make of a profile; empty where they delete it. */
    private final Map<Name, Optional<Profile>> underWay = new ConcurrentHashMap<>();

    /** When users were seen, as entries under way say. */
    private final Map<Name, Instant> used = new ConcurrentHashMap<>();

    CurrentProfiles(Profiles kept) {
        this.kept = kept;
    }

    /** Takes notice of an entry before it is handed over; it adds to the entry what forgets that again. */
    void note(Entry entry) {
        for (Change change : entry.changes()) {
            if (change instanceof Change.ProfileSaved saved) {
                note(entry, saved.profile().name(), Optional.of(saved.profile()));
            } else if (change instanceof Change.ProfileUsed seen) {
                used.put(seen.name(), seen.time());
                entry.then(() -> used.remove(seen.name(), seen.time()));
            } else if (change instanceof Change.ProfileDeleted deleted) {
                note(entry, deleted.name(), Optional.empty());
            }
        }
    }

    private void note(Entry entry, Name name, Optional<Profile> state) {
        underWay.put(name, state);
        entry.then(() -> underWay.remove(name, state));
    }

    @Override
    public @Nullable Profile find(Name name) {
        Instant seen = used.get(name); // before the rest: what is not under way any more is kept
        Optional<Profile> state = underWay.get(name);
        Profile profile = state == null ? kept.find(name) : state.orElse(null);
        return profile == null || seen == null || seen.isBefore(profile.lastUsed()) ? profile : profile.usedOn(seen);
    }

    @Override
    public List<Profile> unusedSince(Instant time) {
        return kept.unusedSince(time);
    }
}
