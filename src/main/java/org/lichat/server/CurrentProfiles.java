package org.lichat.server;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Profiles;

/** The profiles as they will be when all entries under way are kept: a name is taken from the moment it is registered. */
public final class CurrentProfiles implements Profiles {
    private final Profiles kept;
    /** Which names are registered: asked for so often, and while the database is away, that they are remembered. */
    private final Set<Name> names = ConcurrentHashMap.newKeySet();

    private final Map<Name, UnderWay> underWay = new ConcurrentHashMap<>();

    /** When users were seen, as entries under way say. */
    private final Map<Name, Instant> used = new ConcurrentHashMap<>();

    /**
     * What entries under way make of a profile.
     *
     * @param state the profile; null where they delete it
     * @param entries how many there are
     */
    private record UnderWay(Supplier<@Nullable Profile> state, int entries) {}

    CurrentProfiles(Profiles kept) {
        this.kept = kept;
        names.addAll(kept.names());
    }

    /** Takes notice of an entry before it is handed over; it adds to the entry what forgets that again. */
    void note(Entry entry) {
        for (Change change : entry.changes()) {
            if (change instanceof Change.ProfileSaved saved) {
                names.add(saved.profile().name());
                note(entry, saved.profile().name(), saved::profile);
            } else if (change instanceof Change.ProfileUsed seen) {
                used.put(seen.name(), seen.time());
                entry.afterwards(() -> used.remove(seen.name(), seen.time()));
            } else if (change instanceof Change.ProfileDeleted deleted) {
                noteEnd(entry, deleted.name());
            } else if (change instanceof Change.Erased erased) {
                noteEnd(entry, erased.name());
            }
        }
        // Last, since what a user's profile is now includes what other entries are about to save.
        entry.savedUsers().forEach(user -> note(entry, user.name(), user::profile));
    }

    private void noteEnd(Entry entry, Name name) {
        names.remove(name);
        note(entry, name, () -> null);
    }

    private void note(Entry entry, Name name, Supplier<@Nullable Profile> state) {
        underWay.compute(name, (any, old) -> new UnderWay(state, old == null ? 1 : old.entries + 1));
        entry.afterwards(() -> underWay.computeIfPresent(
                name, (any, old) -> old.entries == 1 ? null : new UnderWay(old.state, old.entries - 1)));
    }

    /** Whether it is about to be kept that the user of that name was seen. */
    public boolean isUseUnderWay(Name name) {
        return used.containsKey(name);
    }

    /** Whether the name is registered; without I/O. */
    public boolean has(Name name) {
        return names.contains(name);
    }

    @Override
    public @Nullable Profile find(Name name) {
        if (!names.contains(name)) {
            return null;
        }
        Instant seen = used.get(name); // before the rest: what is not under way any more is kept
        UnderWay state = underWay.get(name);
        Profile profile = state == null ? kept.find(name) : state.state.get();
        return profile == null || seen == null || seen.isBefore(profile.lastUsed()) ? profile : profile.usedOn(seen);
    }

    @Override
    public Collection<Name> names() {
        return List.copyOf(names);
    }

    @Override
    public Map<Name, String> having(String attribute) {
        return kept.having(attribute);
    }

    @Override
    public List<Name> unusedSince(Instant time) {
        return kept.unusedSince(time);
    }
}
