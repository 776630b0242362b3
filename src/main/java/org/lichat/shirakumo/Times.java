package org.lichat.shirakumo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.SlotType;
import org.lichat.wire.Symbol;

/** A range of clocks, both of its bounds included. */
record Times(long first, long last) {
    static final Times ALL = new Times(0, Long.MAX_VALUE);

    /** The range that the expression designates, in which {@code T} is any time, or null when it is none (shirakumo §18). */
    static @Nullable Times read(Object expression) {
        if (!(expression instanceof List<?> bounds) || bounds.size() != 2) {
            return null;
        }
        Long first = bound(bounds.get(0), ALL.first);
        Long last = bound(bounds.get(1), ALL.last);
        return first == null || last == null ? null : new Times(first, last);
    }

    private static @Nullable Long bound(Object time, long unbounded) {
        return time.equals(Symbol.T) ? Long.valueOf(unbounded) : SlotType.INTEGER.accept(time);
    }

    boolean has(long clock) {
        return first <= clock && clock <= last;
    }

    /** What is in both. */
    Times and(@Nullable Times other) {
        return other == null ? this : new Times(Math.max(first, other.first), Math.min(last, other.last));
    }
}
