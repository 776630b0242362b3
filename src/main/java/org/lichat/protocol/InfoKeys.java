package org.lichat.protocol;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lichat.wire.Bounds;
import org.lichat.wire.Symbol;

/**
 * The keys that a {@code channel-info} asks for (shirakumo §6): {@code T}, or a list of up to 100 symbols.
 *
 * @param named each of them once, as keywords; null for all that there are
 */
public record InfoKeys(@Nullable Set<Symbol> named) {
    /** {@code T}: every key that is set. */
    public static final InfoKeys ALL = new InfoKeys(null);

    /** A key: with its package or without, and as a string, since one of the definitions has it so. Printed as a keyword. */
    static final SlotType<Symbol> KEY = SlotType.EXPRESSION.as("a symbol", InfoKeys::keyword, symbol -> symbol);

    static final SlotType<InfoKeys> TYPE =
            SlotType.EXPRESSION.as("T or a list of symbols, up to 100 of them", InfoKeys::read, InfoKeys::print);

    private static final int MOST = 100;
    /** Clients that hold the keys in a list put T into one as well. */
    private static final List<Symbol> LISTED_T = List.of(Symbol.T);

    public InfoKeys {
        named = named == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(named));
    }

    private static @Nullable InfoKeys read(Object expression) {
        if (expression.equals(Symbol.T) || expression.equals(LISTED_T)) {
            return ALL;
        }
        if (!(expression instanceof List<?> list) || list.size() > MOST) {
            return null;
        }
        Set<Symbol> named = new LinkedHashSet<>();
        for (Object key : list) {
            Symbol symbol = keyword(key);
            if (symbol == null) {
                return null;
            }
            named.add(symbol);
        }
        return new InfoKeys(named);
    }

    private Object print() {
        return named == null ? Symbol.T : List.copyOf(named);
    }

    /** The keyword that somebody means: clients write it with other packages as well, or with none. */
    private static @Nullable Symbol keyword(Object expression) {
        if (expression instanceof Symbol symbol) {
            boolean known = symbol.home().equals(Symbol.LICHAT) || symbol.home().equals("shirakumo");
            return known ? Symbol.keyword(symbol.name()) : symbol;
        }
        if (expression instanceof String text) {
            String name = text.startsWith(":") ? text.substring(1) : text;
            return name.isEmpty() || name.length() > Bounds.DEFAULT.symbolLength() ? null : Symbol.keyword(name);
        }
        return null;
    }
}
