package org.lichat.protocol;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A message of the protocol (§3): a type and the slots that are set. Immutable. */
public final class Update {
    /** How many characters of an id the log shows. */
    private static final int MAX_SHOWN = 40;

    private final UpdateType type;
    /** Slot, value, slot, value …: updates have a handful of slots, for which nothing beats walking over them. */
    private final Object[] fields;

    private Update(UpdateType type, Object[] fields) {
        this.type = type;
        this.fields = fields;
    }

    /** An update of which no slot is set yet. */
    public static Update of(UpdateType type) {
        return new Update(type, new Object[0]);
    }

    public UpdateType type() {
        return type;
    }

    public boolean is(UpdateType other) {
        return type.isA(other);
    }

    /** The value of a slot that is required, so that its absence is a bug. */
    public <T> T get(Slot<T> slot) {
        return Objects.requireNonNull(find(slot), () -> type + " lacks " + slot);
    }

    /** The value of a slot, or null when it is not set. */
    @SuppressWarnings("unchecked") // with() admits only values of the slot's type
    public <T> @Nullable T find(Slot<T> slot) {
        int at = indexOf(slot);
        return at < 0 ? null : (T) fields[at + 1];
    }

    /** The expression that is printed for the slot, or null when it is not set. */
    public <T> @Nullable Object printed(Slot<T> slot) {
        T value = find(slot);
        return value == null ? null : slot.type().print(value);
    }

    /** This update with the slot set to the value. */
    public <T> Update with(Slot<T> slot, T value) {
        int at = indexOf(slot);
        if (at >= 0 && fields[at + 1].equals(value)) {
            return this;
        }
        Object[] changed = Arrays.copyOf(fields, at < 0 ? fields.length + 2 : fields.length);
        int target = at < 0 ? fields.length : at;
        changed[target] = slot;
        changed[target + 1] = value;
        return new Update(type, changed);
    }

    /** This update with the slot unset. */
    public Update without(Slot<?> slot) {
        int at = indexOf(slot);
        if (at < 0) {
            return this;
        }
        Object[] changed = new Object[fields.length - 2];
        System.arraycopy(fields, 0, changed, 0, at);
        System.arraycopy(fields, at + 2, changed, at, changed.length - at);
        return new Update(type, changed);
    }

    /** An update of that type with those of these fields that pass. */
    Update as(UpdateType other, Predicate<Slot<?>> passes) {
        Object[] kept = new Object[fields.length];
        int length = 0;
        for (int at = 0; at < fields.length; at += 2) {
            if (passes.test((Slot<?>) fields[at])) {
                kept[length++] = fields[at];
                kept[length++] = fields[at + 1];
            }
        }
        return new Update(other, Arrays.copyOf(kept, length));
    }

    /** Calls the visitor for each slot that is set, in the order in which they were set. */
    void forEach(FieldVisitor visitor) {
        for (int at = 0; at < fields.length; at += 2) {
            visitor.visit((Slot<?>) fields[at], fields[at + 1]);
        }
    }

    /** Takes a slot with its value. */
    interface FieldVisitor {
        void visit(Slot<?> slot, Object value);
    }

    private int indexOf(Slot<?> slot) {
        for (int at = 0; at < fields.length; at += 2) {
            if (fields[at] == slot) {
                return at;
            }
        }
        return -1;
    }

    /** Type and id only, on one short line: texts and passwords must never reach a log, nor may ids look like lines of it. */
    @Override
    public String toString() {
        Id id = find(Core.ID);
        return id == null ? type.toString() : type + " " + shortened(String.valueOf(id.spelling()));
    }

    private static String shortened(String id) {
        StringBuilder line = new StringBuilder();
        id.codePoints().limit(MAX_SHOWN).forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return line.toString();
    }
}
