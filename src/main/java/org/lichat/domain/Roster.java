package org.lichat.domain;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of an attribute of all profiles where it is set, those of users who are away as well: for what others may change, or ask
 * about on the way of an update. Held in memory; set through an {@link Entry}, and not in any other way, in the primary channel's turn.
 *
 * @param <T> the Java type of its values
 */
public final class Roster<T> {
    private final Attribute<T> attribute;
    private final Map<Name, T> values = new ConcurrentHashMap<>();

    public Roster(Attribute<T> attribute) {
        this.attribute = attribute;
    }

    Attribute<T> attribute() {
        return attribute;
    }

    /** Takes over what is kept, when the server starts; does I/O. */
    public void load(Profiles profiles) {
        values.clear();
        profiles.having(attribute.name()).forEach((name, text) -> put(name, attribute.read(text)));
    }

    /** The value of the profile of that name, if there is one; else the default. */
    public T get(Name profile) {
        return values.getOrDefault(profile, attribute.byDefault());
    }

    /** All values but the default, by the names of their profiles; what is set meanwhile may be in it or not. */
    public Map<Name, T> all() {
        return Collections.unmodifiableMap(values);
    }

    void put(Name profile, T value) {
        if (value.equals(attribute.byDefault())) {
            values.remove(profile);
        } else {
            values.put(profile, value);
        }
    }

    /** Forgets the value of a profile that ends, with which what is kept of it goes. */
    public void forget(Name profile) {
        values.remove(profile);
    }
}
