package org.lichat.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A name in a package, both in lower case (lichat.mess §1.1). Symbols are equal when their packages and names are. */
public final class Symbol {
    /** The package whose symbols are printed without it. */
    public static final String LICHAT = "lichat";

    static final String KEYWORD = "keyword";

    /** True, and "anyone" in permission rules. */
    public static final Symbol T = lichat("t");

    /** False, the unset value, and "no one" in permission rules. */
    public static final Symbol NIL = lichat("nil");

    private final String home;
    private final String name;
    private final int hash;

    // Not volatile: at worst two threads make the same string.
    private @Nullable String print;

    private Symbol(String home, String name) {
        this.home = home;
        this.name = name;
        this.hash = hash(home.hashCode(), name.hashCode());
    }

    /**
     * The symbol of that name in the package {@code home}.
     *
     * @throws IllegalArgumentException if either is empty or contains a null character: such a symbol may not be put to
     *     the wire (§1.3)
     */
    public static Symbol of(String home, String name) {
        String lower = valid(home).toLowerCase(Locale.ROOT);
        return new Symbol(
                // The two core packages by identity, so that nothing compares their names twice.
                lower.equals(LICHAT) ? LICHAT : lower.equals(KEYWORD) ? KEYWORD : lower,
                valid(name).toLowerCase(Locale.ROOT));
    }

    /** The symbol of that name in the package {@code lichat}, which is printed without its package. */
    public static Symbol lichat(String name) {
        return of(LICHAT, name);
    }

    /** The symbol of that name in the package {@code keyword}, which is printed as {@code :name}. */
    public static Symbol keyword(String name) {
        return of(KEYWORD, name);
    }

    /** The name of the package, in lower case. */
    public String home() {
        return home;
    }

    /** The name in its package, in lower case. */
    public String name() {
        return name;
    }

    public boolean isKeyword() {
        return home.equals(KEYWORD);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Symbol symbol
                        && hash == symbol.hash
                        && name.equals(symbol.name)
                        && home.equals(symbol.home));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The symbol as it is printed on the wire. */
    @Override
    public String toString() {
        String result = print;
        if (result == null) {
            result = print();
            print = result;
        }
        return result;
    }

    static int hash(int homeHash, int nameHash) {
        return 31 * homeHash + nameHash;
    }

    private static String valid(String part) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("The name of a symbol or of its package is empty.");
        }
        if (part.indexOf(Characters.NULL) >= 0) {
            throw new IllegalArgumentException("The name of a symbol or of its package contains a null character.");
        }
        return part;
    }

    private String print() {
        if (home.equals(LICHAT) && (name.equals("t") || name.equals("nil"))) {
            return name.toUpperCase(Locale.ROOT); // the one exception from lower case: clients look for T and NIL
        }
        StringBuilder out = new StringBuilder(home.length() + name.length() + 8);
        if (!home.equals(LICHAT)) {
            if (!isKeyword()) {
                escape(home, out);
            }
            out.append(':');
        }
        escape(name, out);
        return out.toString();
    }

    private static void escape(String part, StringBuilder out) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (Characters.isEscaped(c)) {
                out.append('\\');
            }
            out.append(c);
        }
    }
}
