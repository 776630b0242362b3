package org.lichat.store;

import java.time.Duration;
import org.lichat.server.Settings;

/** How much of what was said is kept: so many updates of each channel, for so long. */
record Retention(long limit, Duration lifetime) {

    static Retention of(Settings settings) {
        return new Retention(settings.get(Settings.HISTORY_LIMIT), settings.get(Settings.HISTORY_LIFETIME));
    }

    boolean keepsNothing() {
        return limit == 0 || lifetime.isZero();
    }
}
