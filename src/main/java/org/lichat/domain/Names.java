package org.lichat.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Failure;
import org.lichat.protocol.SlotType;

/** A set of names in the order in which they were added, as a value of an {@link Attribute}. Immutable. */
public record Names(Set<Name> set) {
    public static final Names NONE = new Names(Set.of());

    /** Names as strings; a list in which something else is has none. */
    public static final SlotType<Names> TYPE =
            SlotType.listOf(SlotType.STRING).as("a list of names", Names::of, Names::spellings);

    public Names {
        set = Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }

    /** The names that are spelled so; null when one cannot be. */
    private static @Nullable Names of(List<String> spellings) {
        Set<Name> names = new LinkedHashSet<>();
        try {
            spellings.forEach(spelling -> names.add(Name.of(spelling)));
        } catch (Failure badName) {
            return null;
        }
        return new Names(names);
    }

    public boolean has(Name name) {
        return set.contains(name);
    }

    public boolean isEmpty() {
        return set.isEmpty();
    }

    public int size() {
        return set.size();
    }

    /** These names and one more. */
    public Names with(Name name) {
        if (has(name)) {
            return this;
        }
        Set<Name> more = new LinkedHashSet<>(set);
        more.add(name);
        return new Names(more);
    }

    /** These names but that one. */
    public Names without(Name name) {
        return has(name) ? only(other -> !other.equals(name)) : this;
    }

    /** Those of these names that are wanted. */
    public Names only(Predicate<Name> wanted) {
        Set<Name> fewer = new LinkedHashSet<>(set);
        fewer.removeIf(wanted.negate());
        return new Names(fewer);
    }

    /** The names as they are spelled. */
    public List<String> spellings() {
        List<String> spellings = new ArrayList<>(set.size());
        set.forEach(name -> spellings.add(name.toString()));
        return spellings;
    }
}
