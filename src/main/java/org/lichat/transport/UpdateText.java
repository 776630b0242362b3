package org.lichat.transport;

import java.util.function.LongSupplier;
import org.lichat.wire.Utf8;

/**
 * The text of messages as it comes in, piece by piece, and no more of it than may be. A message normally is one update; each NUL in it
 * ends one (§3.1).
 */
final class UpdateText {
    /** An update that is too long is skipped up to so many times its limit; reading on beyond that makes no sense. */
    static final int SKIPPED = 2;

    /** Where the updates go. */
    interface Reader {
        /** An update is complete; its text comes without the NUL. */
        void update(String text);

        /** An update became longer than it may be; nothing of it is kept. Called once for it. */
        void tooLong();

        /** The same update became so long that it is not worth being skipped. Called once or more for it. */
        void farTooLong();
    }

    private final LongSupplier limit;
    private final Reader reader;
    private final StringBuilder text = new StringBuilder(0);
    private String only = "";
    private long bytes;
    private boolean tooLong;
    private boolean several;

    /** Gives the reader updates of up to so many bytes of UTF-8, the NUL not counted. */
    UpdateText(LongSupplier limit, Reader reader) {
        this.limit = limit;
        this.reader = reader;
    }

    /** Takes the next piece, with which the message may end. */
    void add(String part, boolean last) {
        int begin = 0;
        int end = part.indexOf('\0');
        while (end >= 0) {
            append(part.substring(begin, end));
            finish();
            several = true;
            begin = end + 1;
            end = part.indexOf('\0', begin);
        }
        append(part.substring(begin));
        if (last) {
            finishMessage();
        }
    }

    private void finishMessage() {
        // Behind the NUL there is nothing, as a rule, or what an editor leaves there.
        if (several && !tooLong && text.isEmpty() && only.isBlank()) {
            clear();
            bytes = 0;
        } else {
            finish();
        }
        several = false;
    }

    private void append(String part) {
        long most = limit.getAsLong();
        bytes += Utf8.length(part);
        if (bytes <= most && !tooLong) {
            keep(part);
            return;
        }
        if (!tooLong) {
            tooLong = true;
            clear();
            reader.tooLong();
        }
        if (bytes > SKIPPED * most) {
            reader.farTooLong();
        }
    }

    /** Most messages are one piece, which need not be copied. */
    private void keep(String part) {
        if (only.isEmpty() && text.isEmpty()) {
            only = part;
        } else if (!part.isEmpty()) {
            text.append(only).append(part);
            only = "";
        }
    }

    private void finish() {
        String update = text.isEmpty() ? only : text.toString();
        boolean skipped = tooLong;
        clear();
        bytes = 0;
        tooLong = false;
        if (!skipped) {
            reader.update(update);
        }
    }

    private void clear() {
        only = "";
        text.setLength(0);
        text.trimToSize();
    }
}
