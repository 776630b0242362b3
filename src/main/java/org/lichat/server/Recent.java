package org.lichat.server;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers something about the keys that it was told of last, and forgets the others. Used by one thread at a time. */
final class Recent<K, V> {
    /** Of how many keys. */
    static final int MOST = 10_000;

    private final Map<K, V> values = new LinkedHashMap<>();

    /** What is known of the key, which is the newest from now on; made if there is nothing. */
    V touch(K key, Supplier<V> made) {
        V known = values.remove(key);
        V value = known == null ? made.get() : known;
        put(key, value);
        return value;
    }

    /** Remembers that of the key. */
    void put(K key, V value) {
        values.remove(key);
        values.put(key, value);
        if (values.size() > MOST) {
            Iterator<K> oldest = values.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @Nullable V find(K key) {
        return values.get(key);
    }

    /** Forgets what is done with. */
    void forget(Predicate<V> done) {
        values.values().removeIf(done);
    }

    int size() {
        return values.size();
    }
}
