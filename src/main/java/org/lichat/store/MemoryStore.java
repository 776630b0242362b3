package org.lichat.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attributes;
import org.lichat.domain.Change;
import org.lichat.domain.Channels;
import org.lichat.domain.Entry;
import org.lichat.domain.Journal;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.domain.Profile;
import org.lichat.domain.Profiles;
import org.lichat.domain.Stores;
import org.lichat.protocol.UniversalTime;

/** Keeps everything for as long as the process lives. */
public final class MemoryStore implements Profiles, Channels, Journal {
    private final Map<Name, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<Name, KeptChannel> channels = new ConcurrentHashMap<>();
    private final MemoryHistory history = new MemoryHistory();
    private final Map<Change.Owner, Map<String, String>> attributes = new ConcurrentHashMap<>();
    private final MemoryPayloads payloads = new MemoryPayloads();

    /** This store in all its roles. */
    public Stores stores() {
        return new Stores(this, this, this, history, payloads);
    }

    @Override
    public synchronized @Nullable Profile find(Name name) {
        Profile profile = profiles.get(name);
        if (profile == null) {
            return null;
        }
        Map<Name, Attributes> memberships = new HashMap<>();
        attributes.keySet().forEach(owner -> {
            if (name.equals(owner.profile()) && owner.channel() != null) {
                memberships.put(owner.channel(), attributes(owner));
            }
        });
        return new Profile(
                profile.name(),
                profile.password(),
                profile.registeredOn(),
                profile.lastUsed(),
                attributes(new Change.Owner(name, null)),
                memberships);
    }

    @Override
    public Collection<Name> names() {
        return List.copyOf(profiles.keySet());
    }

    @Override
    public synchronized Map<Name, String> having(String attribute) {
        Map<Name, String> values = new HashMap<>();
        attributes.forEach((owner, set) -> {
            String value = set.get(attribute);
            if (owner.profile() != null && owner.channel() == null && value != null) {
                values.put(owner.profile(), value);
            }
        });
        return values;
    }

    @Override
    public List<Name> unusedSince(Instant time) {
        return profiles.values().stream()
                .filter(profile -> profile.lastUsed().isBefore(time))
                .map(Profile::name)
                .toList();
    }

    @Override
    public List<KeptChannel> all() {
        return channels.values().stream()
                .map(kept -> new KeptChannel(
                        kept.name(),
                        kept.origin(),
                        kept.emptySince(),
                        kept.rules(),
                        attributes(new Change.Owner(null, kept.name())),
                        history.newest(kept.name())))
                .toList();
    }

    @Override
    public Attributes ofNetwork() {
        return attributes(Change.Owner.NETWORK);
    }

    private Attributes attributes(Change.Owner owner) {
        return Attributes.of(attributes.getOrDefault(owner, Map.of()));
    }

    @Override
    public synchronized void keep(List<Entry> batch) {
        batch.stream().flatMap(entry -> entry.changes().stream()).forEach(this::keep);
    }

    private void keep(Change change) {
        if (change instanceof Change.Distributed distributed) {
            history.keep(distributed);
        } else if (change instanceof Change.AttributeSaved saved) {
            keep(saved);
        } else if (change instanceof Change.HistoryExpired expired) {
            history.expire(UniversalTime.of(expired.before()));
        } else if (change instanceof Change.Expunged expunged) {
            history.expunge(expunged);
            payloads.deleteAll(payload -> cameWith(payload.owner(), expunged));
        } else if (change instanceof Change.Erased erased) {
            forget(erased.name());
        } else if (change instanceof Change.TimeSkipped skipped) {
            profiles.replaceAll((name, profile) -> profile.usedOn(later(profile.lastUsed(), skipped)));
            channels.replaceAll(
                    (name, kept) -> kept.emptySince() == null ? kept : used(kept, later(kept.emptySince(), skipped)));
        } else if (!keepPayload(change) && !keepProfile(change)) {
            keepChannel(change);
        }
    }

    private boolean keepPayload(Change change) {
        if (change instanceof Change.PayloadSaved saved) {
            payloads.keep(saved);
        } else if (change instanceof Change.PayloadDeleted deleted) {
            payloads.delete(deleted.name());
        } else if (change instanceof Change.PayloadsExpired expired) {
            payloads.deleteAll(payload -> payload.owner().use().equals(expired.use())
                    && payload.keptOn().isBefore(expired.before()));
        } else {
            return false;
        }
        return true;
    }

    private static Instant later(Instant time, Change.TimeSkipped skipped) {
        Instant later = time.plus(skipped.time());
        return later.isAfter(skipped.now()) ? skipped.now() : later;
    }

    private boolean keepProfile(Change change) {
        if (change instanceof Change.ProfileSaved saved) {
            profiles.put(saved.profile().name(), saved.profile());
        } else if (change instanceof Change.ProfileUsed used) {
            profiles.computeIfPresent(used.name(), (name, profile) -> profile.usedOn(used.time()));
        } else if (change instanceof Change.ProfileDeleted deleted) {
            profiles.remove(deleted.name());
            attributes.keySet().removeIf(owner -> deleted.name().equals(owner.profile()));
        } else {
            return false;
        }
        return true;
    }

    private void keepChannel(Change change) {
        if (change instanceof Change.ChannelSaved saved) {
            channels.put(saved.channel().name(), saved.channel());
        } else if (change instanceof Change.ChannelUsed channel) {
            channels.computeIfPresent(channel.name(), (name, kept) -> used(kept, channel.emptySince()));
        } else if (change instanceof Change.ChannelDeleted deleted) {
            channels.remove(deleted.name());
            history.remove(deleted.name());
            payloads.deleteAll(payload -> payload.owner().channel().equals(deleted.name()));
            attributes.keySet().removeIf(owner -> deleted.name().equals(owner.channel()));
        } else if (change instanceof Change.ChannelRenamed renamed) {
            rename(renamed.from(), renamed.to());
        }
    }

    private void keep(Change.AttributeSaved saved) {
        Map<String, String> values = attributes.computeIfAbsent(saved.owner(), any -> new ConcurrentHashMap<>());
        if (saved.value() == null) {
            values.remove(saved.name());
        } else {
            values.put(saved.name(), saved.value());
        }
    }

    private static KeptChannel used(KeptChannel kept, @Nullable Instant emptySince) {
        return new KeptChannel(kept.name(), kept.origin(), emptySince, kept.rules(), kept.attributes(), kept.newest());
    }

    private void rename(Name from, Name to) {
        KeptChannel kept = Objects.requireNonNull(channels.remove(from));
        channels.put(
                to,
                new KeptChannel(to, kept.origin(), kept.emptySince(), kept.rules(), kept.attributes(), kept.newest()));
        payloads.rename(from, to);
        history.rename(from, to);
        List.copyOf(attributes.keySet()).forEach(owner -> {
            if (from.equals(owner.channel())) {
                attributes.put(new Change.Owner(owner.profile(), to), Objects.requireNonNull(attributes.remove(owner)));
            }
        });
    }

    private static boolean cameWith(Payload.Owner owner, Change.Expunged expunged) {
        return owner.channel().equals(expunged.channel())
                && owner.sender().equals(expunged.person())
                && owner.update() != null
                && (expunged.id() == null || expunged.id().equals(owner.update()));
    }

    private void forget(Name person) {
        profiles.remove(person);
        payloads.deleteAll(payload -> payload.owner().sender().equals(person));
        attributes.keySet().removeIf(owner -> person.equals(owner.profile()));
        history.forget(person);
    }
}
