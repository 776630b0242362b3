package org.lichat.wire;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The known symbols, fixed when made: reading looks names up here and never adds one (lichat.mess §1.1). {@link Symbol#T}
 * and {@link Symbol#NIL} are always known.
 */
public final class Symbols {
    // An open hash table, at most a quarter full, so that a name can be looked up where it stands in a text.
    private final @Nullable Symbol[] table;
    private final int size;

    private Symbols(Set<Symbol> symbols) {
        size = symbols.size();
        table = new Symbol[Integer.highestOneBit(size) * 8];
        for (Symbol symbol : symbols) {
            int slot = slot(symbol.hashCode());
            while (table[slot] != null) {
                slot = next(slot);
            }
            table[slot] = symbol;
        }
    }

    /** The set of these symbols; of equal ones the first is the known instance. */
    public static Symbols of(Collection<Symbol> symbols) {
        Set<Symbol> known = new HashSet<>();
        known.add(Symbol.T);
        known.add(Symbol.NIL);
        known.addAll(symbols);
        return new Symbols(known);
    }

    public int size() {
        return size;
    }

    /** Whether an equal symbol is known. */
    public boolean contains(Symbol symbol) {
        return find(symbol) != null;
    }

    /** The known instance that equals this symbol, or null. */
    public @Nullable Symbol find(Symbol symbol) {
        int slot = slot(symbol.hashCode());
        for (Symbol known = table[slot]; known != null; known = table[slot]) {
            if (known.equals(symbol)) {
                return known;
            }
            slot = next(slot);
        }
        return null;
    }

    /**
     * The known symbol spelled at {@code start} to {@code end} of a text in ASCII characters without escapes, or null.
     *
     * @param colon where the colon between package and name stands; {@code start} for keywords, -1 if there is none
     */
    @Nullable Symbol find(String text, int start, int colon, int end) {
        int homeHash = colon < 0
                ? Symbol.LICHAT.hashCode()
                : colon == start ? Symbol.KEYWORD.hashCode() : hash(text, start, colon);
        int slot = slot(Symbol.hash(homeHash, hash(text, colon < 0 ? start : colon + 1, end)));
        for (Symbol known = table[slot]; known != null; known = table[slot]) {
            if (isSpelled(known, text, start, colon, end)) {
                return known;
            }
            slot = next(slot);
        }
        return null;
    }

    private static boolean isSpelled(Symbol symbol, String text, int start, int colon, int end) {
        if (colon < 0) {
            return symbol.home().equals(Symbol.LICHAT) && isSpelled(symbol.name(), text, start, end);
        }
        return (colon == start ? symbol.isKeyword() : isSpelled(symbol.home(), text, start, colon))
                && isSpelled(symbol.name(), text, colon + 1, end);
    }

    private static boolean isSpelled(String lower, String text, int start, int end) {
        if (lower.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (lower.charAt(i - start) != Characters.lower(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What {@link String#hashCode} is for these characters in lower case. */
    private static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + Characters.lower(text.charAt(i));
        }
        return hash;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (table.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (table.length - 1);
    }
}
