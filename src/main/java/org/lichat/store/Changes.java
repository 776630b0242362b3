package org.lichat.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.protocol.UniversalTime;

/** Writes changes into one transaction. Each statement may be executed twice, except those of a {@link #isOnce} change. */
final class Changes {
    private static final String SAVE_PROFILE = """
            INSERT INTO profile (key, name, password, registered_on, last_used) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, password = excluded.password,
              registered_on = excluded.registered_on, last_used = excluded.last_used""";
    private static final String SAVE_CHANNEL = """
            INSERT INTO channel (id, key, name, kind, registrant, created_on, empty_since, rules) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, kind = excluded.kind, registrant = excluded.registrant,
              created_on = excluded.created_on, rules = excluded.rules""";
    private static final String SAVE_ATTRIBUTE = """
            INSERT INTO attribute (profile, channel, name, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (profile, channel, name) DO UPDATE SET value = excluded.value""";

    private final Handle handle;
    private final Numbering.Draft draft;
    private final Events events;
    private final PayloadChanges payloads;
    private final Expunction expunction;

    Changes(Handle handle, Numbering.Draft draft, Events events) {
        this.handle = handle;
        this.draft = draft;
        this.events = events;
        this.payloads = new PayloadChanges(handle, draft);
        this.expunction = new Expunction(handle, draft, events);
    }

    /** Whether the change would not be the same if it were made twice. */
    static boolean isOnce(Change change) {
        return change instanceof Change.ChannelRenamed || change instanceof Change.TimeSkipped;
    }

    void write(Change change) {
        if (change instanceof Change.Distributed distributed) {
            events.add(distributed);
        } else if (change instanceof Change.AttributeSaved saved) {
            save(saved);
        } else if (change instanceof Change.HistoryExpired expired) {
            events.expire(UniversalTime.of(expired.before()));
        } else if (change instanceof Change.Expunged expunged) {
            expunction.write(expunged);
            payloads.expunge(expunged);
        } else if (change instanceof Change.Erased erased) {
            deleteProfile(erased.name());
            events.erase(erased.name());
            payloads.erase(erased.name());
        } else if (change instanceof Change.TimeSkipped skipped) {
            skip(skipped.time().toMillis(), skipped.now().toEpochMilli());
        } else if (!payloads.write(change) && !writeProfile(change)) {
            writeChannel(change);
        }
    }

    /** What was written since the absence, at the start of the server, is of now already. */
    private void skip(long millis, long now) {
        long last = now - millis;
        handle.execute(
                "UPDATE profile SET last_used = CASE WHEN last_used > ? THEN ? ELSE last_used + ? END",
                last,
                now,
                millis);
        handle.execute(
                "UPDATE channel SET empty_since = CASE WHEN empty_since > ? THEN ? ELSE empty_since + ? END"
                        + " WHERE empty_since IS NOT NULL",
                last,
                now,
                millis);
    }

    private boolean writeProfile(Change change) {
        if (change instanceof Change.ProfileSaved saved) {
            save(saved.profile());
        } else if (change instanceof Change.ProfileUsed used) {
            handle.execute(
                    "UPDATE profile SET last_used = ? WHERE key = ?",
                    used.time().toEpochMilli(),
                    used.name().key());
        } else if (change instanceof Change.ProfileDeleted deleted) {
            deleteProfile(deleted.name());
        } else {
            return false;
        }
        return true;
    }

    private void save(Profile profile) {
        handle.execute(
                SAVE_PROFILE,
                profile.name().key(),
                profile.name().toString(),
                profile.password(),
                profile.registeredOn().toEpochMilli(),
                profile.lastUsed().toEpochMilli());
    }

    private void deleteProfile(Name name) {
        handle.execute("DELETE FROM profile WHERE key = ?", name.key());
        handle.execute("DELETE FROM attribute WHERE profile = ?", name.key());
    }

    private void save(Change.AttributeSaved saved) {
        String profile = key(saved.owner().profile());
        String channel = key(saved.owner().channel());
        String value = saved.value();
        if (value == null) {
            handle.execute(
                    "DELETE FROM attribute WHERE profile = ? AND channel = ? AND name = ?",
                    profile,
                    channel,
                    saved.name());
        } else {
            handle.execute(SAVE_ATTRIBUTE, profile, channel, saved.name(), value);
        }
    }

    private static String key(@Nullable Name name) {
        return name == null ? "" : name.key();
    }

    private void writeChannel(Change change) {
        if (change instanceof Change.ChannelSaved saved) {
            save(saved.channel());
        } else if (change instanceof Change.ChannelUsed used) {
            handle.execute(
                    "UPDATE channel SET empty_since = ? WHERE key = ?",
                    millis(used.emptySince()),
                    used.name().key());
        } else if (change instanceof Change.ChannelDeleted deleted) {
            delete(deleted.name());
        } else if (change instanceof Change.ChannelRenamed renamed) {
            rename(renamed.from(), renamed.to());
        } else {
            throw new IllegalArgumentException("no such change: " + change.getClass());
        }
    }

    private void save(KeptChannel channel) {
        String key = channel.name().key();
        handle.execute(
                SAVE_CHANNEL,
                draft.open(key).id(),
                key,
                channel.name().toString(),
                channel.origin().kind().name(),
                channel.origin().registrant().toString(),
                channel.origin().createdOn().toEpochMilli(),
                millis(channel.emptySince()),
                RulesText.print(channel.rules()));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private void delete(Name name) {
        ChannelNumbers numbers = draft.find(name.key());
        if (numbers != null) {
            events.deleteAll(numbers);
            payloads.deleteOf(numbers);
            handle.execute("DELETE FROM channel WHERE id = ?", numbers.id());
            handle.execute("DELETE FROM attribute WHERE channel = ?", name.key());
            draft.remove(name.key());
        }
    }

    private void rename(Name from, Name to) {
        ChannelNumbers numbers = draft.find(from.key());
        if (numbers != null) {
            handle.execute("UPDATE channel SET key = ?, name = ? WHERE id = ?", to.key(), to.toString(), numbers.id());
            handle.execute("UPDATE attribute SET channel = ? WHERE channel = ?", to.key(), from.key());
            draft.remove(from.key());
            draft.put(to.key(), numbers);
        }
    }
}
