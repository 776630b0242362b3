package org.lichat.store;

import org.lichat.server.InvalidSetting;

/** A server is running on the store that one was to be opened on alone. */
public final class StoreInUse extends InvalidSetting {
    private static final long serialVersionUID = 1;

    StoreInUse(String message) {
        super(message);
    }
}
