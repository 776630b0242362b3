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

    /** What the database said, without the details, in which data stand. */
    static String line(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    /** The error with no more than its line, where it was it and where it happened, for the log. */
    static SQLException discreet(SQLException error) {
        SQLException discreet = new SQLException(line(error), error.getSQLState(), error.getErrorCode());
        discreet.setStackTrace(error.getStackTrace());
        return discreet;
    }
}
