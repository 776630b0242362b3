package org.lichat.domain;

import static org.lichat.protocol.Failures.BAD_NAME;

import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Failure;

/**
 * The name of a user or channel (§2.2.1, §2.4.4): 1 to 32 code points of letters, marks, numbers, punctuation, symbols and single
 * inner spaces. It keeps its spelling; two names are equal when their code points match case-insensitively.
 */
public final class Name implements Comparable<Name> {
    /** The most code points a name has. */
    public static final int MAX_LENGTH = 32;

    private final String spelling;
    private final String key;

    private Name(String spelling) {
        this.spelling = spelling;
        String folded = fold(spelling);
        this.key = folded.equals(spelling) ? spelling : folded; // one of them to keep
    }

    /**
     * The name with this spelling.
     *
     * @throws Failure {@code bad-name} when it breaks a rule of §2.2.1
     */
    public static Name of(String spelling) {
        String objection = objectionTo(spelling);
        if (objection != null) {
            throw new Failure(BAD_NAME, objection);
        }
        return new Name(spelling);
    }

    /**
     * The name with this spelling for somebody or something that is new. What has such a name already keeps it, and is found by {@link #of}.
     *
     * @throws Failure {@code bad-name} also when it has a character that nobody sees, so that it could pass for another name
     */
    public static Name ofNew(String spelling) {
        Name name = of(spelling);
        if (Invisible.isIn(spelling)) {
            throw new Failure(BAD_NAME, "A name has no characters that cannot be seen.");
        }
        return name;
    }

    /** Whether a name may be spelled so. */
    public static boolean isValid(String spelling) {
        return objectionTo(spelling) == null;
    }

    private static @Nullable String objectionTo(String spelling) {
        // A code point takes at most two chars: what is longer need not be counted, nor walked over.
        if (spelling.isEmpty()
                || spelling.length() > 2 * MAX_LENGTH
                || spelling.codePointCount(0, spelling.length()) > MAX_LENGTH) {
            return "A name has 1 to " + MAX_LENGTH + " characters.";
        }
        if (spelling.charAt(0) == ' ' || spelling.charAt(spelling.length() - 1) == ' ' || spelling.contains("  ")) {
            return "The name “" + spelling + "” begins or ends with a space or has two in a row.";
        }
        return spelling.codePoints().allMatch(Name::isNameCharacter)
                ? null
                : "A name is made of letters, marks, numbers, punctuation, symbols and spaces only.";
    }

    private static boolean isNameCharacter(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }

    /** Folds each code point by itself, to upper and then to lower case, so that a name's length never changes. */
    public static String fold(String spelling) {
        StringBuilder folded = new StringBuilder(spelling.length());
        spelling.codePoints()
                .map(codePoint -> Character.toLowerCase(Character.toUpperCase(codePoint)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** The folded spelling, the same for all names that are equal. */
    public String key() {
        return key;
    }

    @Override
    public int compareTo(Name other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Name name && key.equals(name.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The spelling. */
    @Override
    public String toString() {
        return spelling;
    }
}
