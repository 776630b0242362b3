package org.lichat.shirakumo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Slot;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Server;
import org.lichat.wire.Bounds;
import org.lichat.wire.Symbol;

/** What channels, or users, tell about themselves, by key: the table of {@code metadata} (shirakumo §6, §14). */
final class InfoTable {
    /** A key: with its package or without, and as a string, since one of the definitions has it so. Printed as a keyword. */
    static final Slot<Symbol> KEY =
            Slot.of(":key", SlotType.EXPRESSION.as("a symbol", InfoTable::keyword, symbol -> symbol));

    private final String owner;
    private final UpdateType unknown;
    private final UpdateType malformed;
    private final Map<Symbol, InfoKey> keys = new LinkedHashMap<>();

    /**
     * A table without keys yet.
     *
     * @param owner what has such tables, as a word
     * @param unknown the failure of keys that are not in the table
     * @param malformed the failure of texts that are not in the form of their key
     */
    InfoTable(String owner, UpdateType unknown, UpdateType malformed) {
        this.owner = owner;
        this.unknown = unknown;
        this.malformed = malformed;
    }

    /** Adds a key. */
    InfoTable with(String name, InfoForm form) {
        Symbol symbol = Symbol.keyword(name);
        Attribute<String> text = Attribute.of("shirakumo:" + owner + "-info/" + name, SlotType.STRING, "");
        keys.put(symbol, new InfoKey(symbol, text, malformed, form));
        return this;
    }

    /** All keys, in the order in which they were added. */
    Collection<InfoKey> all() {
        return keys.values();
    }

    /** The keys that the server accepts. */
    List<InfoKey> in(Server server) {
        return keys.values().stream().filter(key -> key.form().isIn(server)).toList();
    }

    /**
     * The key of that name.
     *
     * @throws Failure when the server does not accept it
     */
    InfoKey find(Server server, Symbol named) {
        InfoKey key = keys.get(named);
        if (key == null || !key.form().isIn(server)) {
            throw new Failure(unknown, "There is no " + owner + " info " + named + ".").with(KEY, named);
        }
        return key;
    }

    /** The keyword that somebody means: clients write it with other packages as well, or with none. */
    static @Nullable Symbol keyword(Object expression) {
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
