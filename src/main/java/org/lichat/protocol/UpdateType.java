package org.lichat.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.wire.Symbol;

/**
 * A class of updates (§1.4 {@code define-object}): its name, its superclasses and the slots it adds to theirs. Compared by identity.
 * What extensions add to a type of others is known to the {@link Vocabulary} alone.
 */
public final class UpdateType {
    /** The package of the types that only this server knows. */
    public static final String OWN = "lichat-ee";

    private final Symbol name;
    private final Symbol printed;
    private final List<UpdateType> superclasses;
    private final List<Slot<?>> required;
    private final List<Slot<?>> optional;
    private final Set<UpdateType> lineage;
    private final @Nullable String extension;

    private UpdateType(
            Symbol name,
            List<UpdateType> superclasses,
            List<Slot<?>> required,
            List<Slot<?>> optional,
            @Nullable String extension) {
        this.name = name;
        this.printed = name.home().equals(OWN) ? name : Symbol.lichat(name.name());
        this.superclasses = superclasses;
        this.required = required;
        this.optional = optional;
        this.extension = extension == null && isOwn() ? OWN : extension;
        this.lineage = new LinkedHashSet<>();
        superclasses.forEach(superclass -> {
            lineage.add(superclass);
            lineage.addAll(superclass.lineage);
        });
    }

    /**
     * Defines a type without slots of its own.
     *
     * @param name {@code package:name} as published
     */
    public static UpdateType define(String name, UpdateType... superclasses) {
        int colon = name.indexOf(':');
        Symbol symbol = Symbol.of(name.substring(0, colon), name.substring(colon + 1));
        return new UpdateType(symbol, List.of(superclasses), List.of(), List.of(), null);
    }

    /** The same definition with more slots that must be present. */
    public UpdateType requires(Slot<?>... slots) {
        return new UpdateType(name, superclasses, join(required, slots), optional, extension);
    }

    /** The same definition with more slots that may be absent ({@code :optional}). */
    public UpdateType allows(Slot<?>... slots) {
        return new UpdateType(name, superclasses, required, join(optional, slots), extension);
    }

    /**
     * The same definition for clients that know an extension: what others do by it is kept from those that do not, since some fail on
     * what they do not know.
     *
     * @param extension by its name in the text
     */
    public UpdateType onlyFor(String extension) {
        return new UpdateType(name, superclasses, required, optional, extension);
    }

    /** The extension that a client has to know to see what others do by this type; null for what everybody sees. */
    public @Nullable String extension() {
        return extension;
    }

    /** The published name with its package. */
    public Symbol name() {
        return name;
    }

    /**
     * The name that is printed: without package for every published type, since most clients read no other, and with it for those of
     * our own, whose names others may give to something else.
     */
    public Symbol printed() {
        return printed;
    }

    /** Whether the type is one of our own, which is read with its package only. */
    public boolean isOwn() {
        return name.home().equals(OWN);
    }

    /** Whether a client of that dialect may read the name of this type: some fail on a symbol in a package that they do not have. */
    public boolean isKnownTo(Dialect dialect) {
        return !isOwn() || dialect.has(OWN);
    }

    public List<UpdateType> superclasses() {
        return superclasses;
    }

    /** The slots that this type itself adds and that must be present. */
    public List<Slot<?>> required() {
        return required;
    }

    /** The slots that this type itself adds and that may be absent. */
    public List<Slot<?>> optional() {
        return optional;
    }

    /** Whether this is the given type or inherits from it. */
    public boolean isA(UpdateType type) {
        return this == type || lineage.contains(type);
    }

    /** This type, then its superclasses, nearer ones and earlier named ones first. */
    public Stream<UpdateType> lineage() {
        return Stream.concat(Stream.of(this), lineage.stream());
    }

    private static List<Slot<?>> join(List<Slot<?>> slots, Slot<?>[] more) {
        return Stream.concat(slots.stream(), Stream.of(more)).toList();
    }

    /** The name as it is printed: unique among the types of a server. */
    @Override
    public String toString() {
        return printed().toString();
    }
}
