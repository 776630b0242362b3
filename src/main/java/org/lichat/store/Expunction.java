package org.lichat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.SlotType;
import org.lichat.wire.Writer;

/** The end of what a person sent to one channel, within one transaction. */
final class Expunction {
    /** How many updates are deleted by one statement. */
    static final int MOST = 5_000;

    static final String DELETE_ALL = """
            DELETE FROM event WHERE channel_id = ? AND seq IN
              (SELECT seq FROM event WHERE sender = ? AND channel_id = ? ORDER BY seq LIMIT ?)""";

    private static final String LIKE = " AND channel_id = ? AND wire LIKE ? ESCAPE '!' ORDER BY seq";
    static final String SENT = "SELECT seq, wire FROM event WHERE sender = ?" + LIKE;
    static final String REFERRING = "SELECT seq, wire FROM event WHERE target = ?" + LIKE;
    private static final String DELETE = "DELETE FROM event WHERE channel_id = ? AND seq = ?";
    private static final int FETCHED = 100;

    private final Handle handle;
    private final Numbering.Draft draft;
    private final Events events;

    Expunction(Handle handle, Numbering.Draft draft, Events events) {
        this.handle = handle;
        this.draft = draft;
        this.events = events;
    }

    void write(Change.Expunged expunged) {
        events.flush();
        @Nullable ChannelNumbers numbers = draft.find(expunged.channel().key());
        if (numbers == null) {
            return;
        }
        long channel = numbers.id();
        String person = expunged.person().key();
        Id id = expunged.id();
        if (id == null) {
            deleteAll(channel, person);
        } else {
            delete(channel, find(SENT, person, channel, " :id " + text(id), wire -> has(wire, Core.ID.key(), id)));
        }
        String reference = " :update-id " + (id == null ? "" : text(id));
        delete(channel, find(REFERRING, person, channel, reference, wire -> has(wire, Core.UPDATE_ID.key(), id)));
    }

    private void deleteAll(long channel, String person) {
        while (handle.execute(DELETE_ALL, channel, person, channel, MOST) == MOST) {
            // one part after another: a statement over everything may take longer than the connection waits for it
        }
    }

    private static String text(Id id) {
        return Writer.print(id.spelling());
    }

    /** The numbers of those that pass; texts may have in them what looks like a field, so the database alone cannot tell. */
    private List<Long> find(String sql, String person, long channel, String part, Predicate<String> passes) {
        List<Long> found = new ArrayList<>();
        handle.createQuery(sql)
                .setFetchSize(FETCHED)
                .bind(0, person)
                .bind(1, channel)
                .bind(2, '%' + part.replaceAll("[!%_]", "!$0") + '%')
                .map((row, context) -> passes.test(row.getString(2)) ? row.getLong(1) : 0)
                .filter(number -> number > 0)
                .forEach(found::add);
        return found;
    }

    /** Whether an update has that id, or any when it is null, in that field. */
    private static boolean has(String wire, Object key, @Nullable Id id) {
        List<Object> update = SlotType.LIST.ofText(wire);
        for (int at = 1; update != null && at + 1 < update.size(); at += 2) {
            if (key.equals(update.get(at))) {
                return id == null || id.spelling().equals(update.get(at + 1));
            }
        }
        return false;
    }

    private void delete(long channel, List<Long> numbers) {
        numbers.forEach(number -> handle.execute(DELETE, channel, number));
    }
}
