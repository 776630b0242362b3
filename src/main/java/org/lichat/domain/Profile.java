package org.lichat.domain;

import java.time.Instant;

/**
 * What makes a user registered (§2.3).
 *
 * @param name the name as it was spelled when it was registered
 * @param password the password's salted hash, never the password
 * @param registeredOn when the profile was created
 * @param lastUsed when its user was last seen; the profile's lifetime runs from here
 */
public record Profile(Name name, String password, Instant registeredOn, Instant lastUsed) {

    public Profile withPassword(String hash) {
        return new Profile(name, hash, registeredOn, lastUsed);
    }

    public Profile usedOn(Instant time) {
        return new Profile(name, password, registeredOn, time);
    }

    /** Name only: a hash is nobody's business either. */
    @Override
    public String toString() {
        return "profile " + name;
    }
}
