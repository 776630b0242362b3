package org.lichat.shirakumo;

import static org.lichat.protocol.Shirakumo.INFO_KEY;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lichat.domain.Attribute;
import org.lichat.protocol.Failure;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Server;
import org.lichat.wire.Symbol;

/** What channels, or users, tell about themselves, by key: the table of {@code metadata} (shirakumo §6, §14). */
final class InfoTable {
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
            throw new Failure(unknown, "There is no " + owner + " info " + named + ".").with(INFO_KEY, named);
        }
        return key;
    }
}
