package org.lichat.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Channels;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Profiles;
import org.lichat.domain.Stores;

/** Keeps everything but what was said, for as long as the process lives. */
public final class MemoryStore implements Profiles, Channels, Journal {
    private final Map<Name, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<Name, KeptChannel> channels = new ConcurrentHashMap<>();

    /** This store in all its roles. */
    public Stores stores() {
        return new Stores(this, this, this);
    }

    @Override
    public @Nullable Profile find(Name name) {
        return profiles.get(name);
    }

    @Override
    public List<Profile> unusedSince(Instant time) {
        return profiles.values().stream()
                .filter(profile -> profile.lastUsed().isBefore(time))
                .toList();
    }

    @Override
    public List<KeptChannel> all() {
        return List.copyOf(channels.values());
    }

    @Override
    public void keep(List<Entry> batch) {
        batch.stream().flatMap(entry -> entry.changes().stream()).forEach(this::keep);
    }

    private void keep(Change change) {
        if (change instanceof Change.ProfileSaved saved) {
            profiles.put(saved.profile().name(), saved.profile());
        } else if (change instanceof Change.ProfileUsed used) {
            profiles.computeIfPresent(used.name(), (name, profile) -> profile.usedOn(used.time()));
        } else if (change instanceof Change.ProfileDeleted deleted) {
            profiles.remove(deleted.name());
        } else if (change instanceof Change.ChannelSaved saved) {
            channels.put(saved.channel().name(), saved.channel());
        } else if (change instanceof Change.ChannelDeleted deleted) {
            channels.remove(deleted.name());
        }
    }
}
