package org.lichat.store;

import org.lichat.domain.Stores;

class MemoryStoreTest extends StoreTests {
    private final Stores stores = new MemoryStore().stores();

    @Override
    Stores stores() {
        return stores;
    }

    /** It lives no longer than that. */
    @Override
    void reopen() {}
}
