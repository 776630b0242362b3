package org.lichat;

import java.util.logging.LogManager;

/**
 * The platform's log, except that it goes on while the server closes: the platform ends it in a shutdown hook of its own, beside the one
 * in which the server still has things to say.
 */
public final class LastingLog extends LogManager {
    private volatile boolean goesOn;

    /** For the platform, which makes the one instance. */
    public LastingLog() {}

    void begin() {
        goesOn = true;
    }

    void end() {
        goesOn = false;
        reset();
    }

    @Override
    public void reset() {
        if (!goesOn) {
            super.reset();
        }
    }
}
