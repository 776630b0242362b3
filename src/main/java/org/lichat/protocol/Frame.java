package org.lichat.protocol;

import org.jspecify.annotations.Nullable;
import org.lichat.wire.Symbol;
import org.lichat.wire.Utf8;
import org.lichat.wire.Writer;

/**
 * An update in wire format with its closing NUL (§3.1), printed once for however many connections it goes to. It is text, since
 * the WebSocket engines take text and encode it themselves.
 */
public final class Frame {
    private final String text;
    private final int size;

    private Frame(String text) {
        this.text = text;
        this.size = Math.toIntExact(Utf8.length(text));
    }

    /** Prints the update: id, clock and sender first, then the other slots as they were set; nothing for what is unset. */
    public static Frame of(Update update) {
        StringBuilder text = new StringBuilder(128);
        Writer writer = new Writer(text).open().write(update.type().printed());
        write(writer, Core.ID, update.find(Core.ID));
        write(writer, Core.CLOCK, update.find(Core.CLOCK));
        write(writer, Core.FROM, update.find(Core.FROM));
        update.forEach((slot, value) -> {
            if (slot != Core.ID && slot != Core.CLOCK && slot != Core.FROM) {
                write(writer, slot, value);
            }
        });
        writer.close();
        return new Frame(text.append('\0').toString());
    }

    /** The frame of an update that was printed before. */
    public static Frame ofWire(String wire) {
        return new Frame(wire + '\0');
    }

    /** The update's text without its closing NUL. */
    public String wire() {
        return text.substring(0, text.length() - 1);
    }

    /** The update's text, its closing NUL included. */
    public String text() {
        return text;
    }

    /** Length in bytes of UTF-8, the closing NUL included. */
    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // an update holds only values of its slots' types
    private static <T> void write(Writer writer, Slot<T> slot, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Object print = slot.type().print((T) value);
        // A false flag is as good as unset, and most clients cannot read NIL as a value (§1.2).
        if (!Symbol.NIL.equals(print)) {
            writer.write(slot.key()).write(print);
        }
    }
}
