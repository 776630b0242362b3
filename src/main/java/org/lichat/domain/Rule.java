package org.lichat.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Failure;
import org.lichat.wire.Symbol;

/**
 * Who may perform an update on a channel (§2.5): everybody but those named, or nobody but those named. {@code T} is the first and
 * {@code NIL} the second with no names. Immutable.
 */
public final class Rule {
    /** The most names a rule holds. */
    public static final int MAX_NAMES = 1_000;

    public static final Rule ANYONE = new Rule(Mask.EXCLUDE, Set.of());
    public static final Rule NO_ONE = new Rule(Mask.INCLUDE, Set.of());

    private static final Symbol PLUS = Symbol.lichat("+");
    private static final Symbol MINUS = Symbol.lichat("-");
    private static final Symbol LISP_PLUS = Symbol.of("common-lisp", "+");
    private static final Symbol LISP_MINUS = Symbol.of("common-lisp", "-");

    private enum Mask {
        INCLUDE,
        EXCLUDE
    }

    private final Mask mask;
    private final Set<Name> names;

    private Rule(Mask mask, Set<Name> names) {
        this.mask = mask;
        this.names = names;
    }

    /** The rule that permits these users only. */
    public static Rule only(Name... names) {
        return new Rule(Mask.INCLUDE, Set.of(names));
    }

    /** Reads {@code t}, {@code nil}, {@code (+ name…)} or {@code (- name…)}; null for anything else or for too many names. */
    public static @Nullable Rule read(Object expression) {
        if (Symbol.T.equals(expression)) {
            return ANYONE;
        }
        if (Symbol.NIL.equals(expression)) {
            return NO_ONE;
        }
        if (!(expression instanceof List<?> list) || list.isEmpty() || list.size() > MAX_NAMES + 1) {
            return null;
        }
        Set<Name> names = names(list.subList(1, list.size()));
        if (names == null) {
            return null;
        }
        Mask mask = mask(list.get(0));
        return mask == null ? null : new Rule(mask, names);
    }

    /** Programs in Lisp have {@code +} and {@code -} in their language's own package, and write it. */
    private static @Nullable Mask mask(Object sign) {
        if (PLUS.equals(sign) || LISP_PLUS.equals(sign)) {
            return Mask.INCLUDE;
        }
        return MINUS.equals(sign) || LISP_MINUS.equals(sign) ? Mask.EXCLUDE : null;
    }

    private static @Nullable Set<Name> names(List<?> list) {
        Set<Name> names = new LinkedHashSet<>();
        for (Object element : list) {
            if (!(element instanceof String spelling)) {
                return null;
            }
            try {
                names.add(Name.of(spelling));
            } catch (Failure badName) {
                return null;
            }
        }
        return Collections.unmodifiableSet(names);
    }

    /** The rule as an expression in its simplest form. */
    public Object print() {
        if (names.isEmpty()) {
            return mask == Mask.EXCLUDE ? Symbol.T : Symbol.NIL;
        }
        List<Object> list = new ArrayList<>(names.size() + 1);
        list.add(mask == Mask.INCLUDE ? PLUS : MINUS);
        names.forEach(name -> list.add(name.toString()));
        return list;
    }

    public boolean permits(Name user) {
        return names.contains(user) == (mask == Mask.INCLUDE);
    }

    /** This rule after {@code grant} (§5.3.2). */
    public Rule grant(Name user) {
        return mask == Mask.INCLUDE ? with(user) : without(user);
    }

    /** This rule after {@code deny} (§5.3.2). */
    public Rule deny(Name user) {
        return mask == Mask.INCLUDE ? without(user) : with(user);
    }

    /** Whether the rule is about this user by name. */
    public boolean names(Name user) {
        return names.contains(user);
    }

    /** This rule without the name of somebody who is no more; what was permitted to them alone is permitted to nobody. */
    public Rule forget(Name user) {
        return without(user);
    }

    /** How many names the rule holds. */
    public int size() {
        return names.size();
    }

    private Rule with(Name user) {
        if (names.contains(user)) {
            return this;
        }
        Set<Name> more = new LinkedHashSet<>(names);
        more.add(user);
        return new Rule(mask, Collections.unmodifiableSet(more));
    }

    private Rule without(Name user) {
        if (!names.contains(user)) {
            return this;
        }
        Set<Name> fewer = new LinkedHashSet<>(names);
        fewer.remove(user);
        return new Rule(mask, Collections.unmodifiableSet(fewer));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rule rule && mask == rule.mask && names.equals(rule.names);
    }

    @Override
    public int hashCode() {
        return 31 * mask.hashCode() + names.hashCode();
    }

    @Override
    public String toString() {
        return print().toString();
    }
}
