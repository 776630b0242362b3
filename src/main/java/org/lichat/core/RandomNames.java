package org.lichat.core;

import java.security.SecureRandom;
import java.util.function.Predicate;
import org.lichat.domain.Name;

/** Names for those who have none (§4.1.3) and for anonymous channels (§2.4.2). */
final class RandomNames {
    /** No letter or digit that is easily taken for another one, and 32 of them, five bits each. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int USER_LENGTH = 7;

    /** 26 characters of five bits each hold the 128 that keep an anonymous channel from being guessed. */
    private static final int CHANNEL_LENGTH = 26;

    private final SecureRandom random = new SecureRandom();

    /** A user's name that is not taken. */
    Name next(Predicate<Name> isTaken) {
        Name name = Name.of("guest-" + letters(USER_LENGTH));
        while (isTaken.test(name)) {
            name = Name.of("guest-" + letters(USER_LENGTH));
        }
        return name;
    }

    /** The name of an anonymous channel. */
    Name channel() {
        return Name.of("@" + letters(CHANNEL_LENGTH));
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }
}
