package org.lichat.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.protocol.Id;
import org.lichat.wire.Writer;

/** The binary contents that one transaction adds and takes away. */
final class PayloadChanges {
    private static final String SAVE_CONTENT =
            "INSERT INTO content (digest, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String SAVE = """
            INSERT INTO payload (name, channel_id, sender, update_id, purpose, content_type, filename, kept_on, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String FORGET_CONTENT =
            "DELETE FROM content WHERE digest = ? AND NOT EXISTS (SELECT 1 FROM payload WHERE payload.digest = content.digest)";

    private final Handle handle;
    private final Numbering.Draft draft;

    PayloadChanges(Handle handle, Numbering.Draft draft) {
        this.handle = handle;
        this.draft = draft;
    }

    /** Makes the change if it is about payloads; whether it is. */
    boolean write(Change change) {
        if (change instanceof Change.PayloadSaved saved) {
            save(saved);
        } else if (change instanceof Change.PayloadDeleted deleted) {
            delete("name = ?", deleted.name());
        } else if (change instanceof Change.PayloadsExpired expired) {
            delete(
                    "purpose = ? AND kept_on < ?",
                    expired.use(),
                    expired.before().toEpochMilli());
        } else {
            return false;
        }
        return true;
    }

    /** What was sent to a channel that was destroyed meanwhile is not kept. */
    private void save(Change.PayloadSaved saved) {
        Payload payload = saved.payload();
        @Nullable ChannelNumbers numbers = draft.find(payload.owner().channel().key());
        if (numbers == null) {
            return;
        }
        String digest = saved.content().digest();
        handle.execute(SAVE_CONTENT, digest, payload.size(), saved.content().bytes());
        handle.execute(
                SAVE,
                payload.name(),
                numbers.id(),
                payload.owner().sender().key(),
                text(payload.owner().update()),
                payload.owner().use(),
                payload.label().contentType(),
                payload.label().filename(),
                payload.keptOn().toEpochMilli(),
                digest);
    }

    private static @Nullable String text(@Nullable Id update) {
        return update == null ? null : Writer.print(update.spelling());
    }

    /** What came with the updates that are expunged. */
    void expunge(Change.Expunged expunged) {
        ChannelNumbers numbers = draft.find(expunged.channel().key());
        if (numbers != null) {
            String sent = "channel_id = ? AND sender = ? AND update_id ";
            String person = expunged.person().key();
            String update = text(expunged.id());
            if (update == null) {
                delete(sent + "IS NOT NULL", numbers.id(), person);
            } else {
                delete(sent + "= ?", numbers.id(), person, update);
            }
        }
    }

    void deleteOf(ChannelNumbers channel) {
        delete("channel_id = ?", channel.id());
    }

    void erase(Name person) {
        delete("sender = ?", person.key());
    }

    private void delete(String some, Object... arguments) {
        List<String> digests = handle.select("SELECT DISTINCT digest FROM payload WHERE " + some, arguments)
                .mapTo(String.class)
                .list();
        if (!digests.isEmpty()) {
            handle.execute("DELETE FROM payload WHERE " + some, arguments);
            digests.forEach(digest -> handle.execute(FORGET_CONTENT, digest));
        }
    }
}
