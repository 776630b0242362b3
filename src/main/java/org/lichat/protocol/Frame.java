package org.lichat.protocol;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichat.wire.Symbol;
import org.lichat.wire.Utf8;
import org.lichat.wire.Writer;

/**
 * An update in wire format with its closing NUL (§3.1), printed once for however many connections it goes to. The WebSocket engines of
 * containers take its text and encode that themselves; whoever writes bytes gets the same bytes each time.
 */
public final class Frame {
    private final String text;
    private final int size;
    private final @Nullable Variant variant;
    private volatile byte @Nullable [] bytes;

    /**
     * Who gets something else.
     *
     * @param other null for nothing at all
     * @param otherwise what holds for all others; null for nothing more
     */
    private record Variant(
            Predicate<Dialect> who,
            @Nullable Frame other,
            @Nullable Variant otherwise) {}

    private Frame(String text, int size, @Nullable Variant variant) {
        this.text = text;
        this.size = size;
        this.variant = variant;
    }

    private static Frame of(String text, @Nullable Variant variant) {
        return new Frame(text, Math.toIntExact(Utf8.length(text)), variant);
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
        return of(text.append('\0').toString(), variant(update.type()));
    }

    /** The frame of an update of that type that was printed before; null when nobody knows the type any more. */
    public static Frame ofWire(@Nullable UpdateType type, String wire) {
        return of(wire + '\0', type == null ? null : variant(type));
    }

    private static @Nullable Variant variant(UpdateType type) {
        String extension = type.extension();
        return extension == null ? null : new Variant(dialect -> !dialect.has(extension), null, null);
    }

    /** This frame, instead of which clients of some dialects get another one; what else was said of who gets either stays. */
    public Frame butFor(Predicate<Dialect> some, Frame other) {
        return new Frame(text, size, new Variant(some, other, variant));
    }

    /** What a client of that dialect gets, or null when it gets nothing. */
    public @Nullable Frame in(Dialect dialect) {
        for (Variant may = variant; may != null; may = may.otherwise) {
            if (may.who.test(dialect)) {
                return may.other == null ? null : may.other.in(dialect);
            }
        }
        return this;
    }

    /** The update's text without its closing NUL. */
    public String wire() {
        return text.substring(0, text.length() - 1);
    }

    /** The update's text, its closing NUL included. */
    public String text() {
        return text;
    }

    /** The update's text in UTF-8, its closing NUL included; not to be changed. */
    public byte[] bytes() {
        byte[] encoded = bytes;
        if (encoded == null) {
            encoded = text.getBytes(StandardCharsets.UTF_8);
            bytes = encoded;
        }
        return encoded;
    }

    /** Length in bytes of UTF-8, the closing NUL included. */
    public int size() {
        return size;
    }

    /** Bytes of it and of what some get instead, about what they hold of memory together. */
    public int weight() {
        Frame other = variant == null ? null : variant.other;
        return other == null ? size : size + other.size;
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
