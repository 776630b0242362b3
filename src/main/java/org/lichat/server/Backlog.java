package org.lichat.server;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The updates of a connection that came in and are not processed yet. Guarded by its {@link Inbox}. */
final class Backlog {
    /** How many characters may wait; one longer update may wait alone. */
    static final int MAX_LENGTH = 64 * 1024;

    /** How many updates may wait. */
    static final int MAX_UPDATES = 1_000;

    private final Queue<Waiting> updates = new ArrayDeque<>(2);
    private int length;

    /** An update that has not been processed yet, and when it came in. */
    static final class Waiting {
        private final String text;
        private final long mark;
        private @Nullable Boolean query;

        private Waiting(String text, long mark) {
            this.text = text;
            this.mark = mark;
        }

        String text() {
            return text;
        }

        long mark() {
            return mark;
        }

        /** Whether nothing of it must be kept; read once, however often it is asked while it waits. */
        synchronized boolean isQuery(UpdateReader reader) {
            if (query == null) {
                query = reader.isQuery(text);
            }
            return query;
        }
    }

    /** Takes an update that came in at that mark of the clock; false when there is no room for it. */
    boolean add(String text, long mark) {
        boolean fits = updates.size() < MAX_UPDATES && length + text.length() <= MAX_LENGTH;
        if (!fits && !updates.isEmpty()) {
            return false;
        }
        length += text.length();
        return updates.add(new Waiting(text, mark));
    }

    /** The oldest, which stays; null when there is none. */
    @Nullable Waiting peek() {
        return updates.peek();
    }

    boolean isEmpty() {
        return updates.isEmpty();
    }

    /** Takes away the oldest, of which there must be one. */
    void remove() {
        length -= updates.remove().text.length();
    }

    void clear() {
        updates.clear();
        length = 0;
    }
}
