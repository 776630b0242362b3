package org.lichat.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What makes a user registered (§2.3).
 *
 * @param name the name as it was spelled when it was registered
 * @param password the password's salted hash, never the password
 * @param registeredOn when the profile was created
 * @param lastUsed when its user was last seen; the profile's lifetime runs from here
 * @param attributes its own attributes
 * @param memberships its attributes in channels, by the channel's name
 */
public record Profile(
        Name name,
        String password,
        Instant registeredOn,
        Instant lastUsed,
        Attributes attributes,
        Map<Name, Attributes> memberships) {

    /** A new profile. */
    public static Profile of(Name name, String password, Instant now) {
        return new Profile(name, password, now, now, Attributes.NONE, Map.of());
    }

    public Profile withPassword(String hash) {
        return new Profile(name, hash, registeredOn, lastUsed, attributes, memberships);
    }

    public Profile usedOn(Instant time) {
        return new Profile(name, password, registeredOn, time, attributes, memberships);
    }

    <T> Profile with(Attribute<T> attribute, T value) {
        return new Profile(name, password, registeredOn, lastUsed, attributes.with(attribute, value), memberships);
    }

    <T> Profile with(Name channel, Attribute<T> attribute, T value) {
        Map<Name, Attributes> changed = new HashMap<>(memberships);
        changed.put(channel, in(channel).with(attribute, value));
        return new Profile(name, password, registeredOn, lastUsed, attributes, Map.copyOf(changed));
    }

    Profile without(Name channel) {
        if (!memberships.containsKey(channel)) {
            return this;
        }
        Map<Name, Attributes> fewer = new HashMap<>(memberships);
        fewer.remove(channel);
        return new Profile(name, password, registeredOn, lastUsed, attributes, Map.copyOf(fewer));
    }

    /** Its attributes in the channel of that name. */
    public Attributes in(Name channel) {
        return memberships.getOrDefault(channel, Attributes.NONE);
    }

    /** Name only: a hash is nobody's business either. */
    @Override
    public String toString() {
        return "profile " + name;
    }
}
