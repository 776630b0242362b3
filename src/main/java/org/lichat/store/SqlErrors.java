package org.lichat.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Finds what a database said in what libraries throw. */
final class SqlErrors {
    private SqlErrors() {}

    /** The innermost exception of the driver, or null. */
    static @Nullable SQLException in(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException error) {
                found = error;
            }
        }
        return found;
    }
}
