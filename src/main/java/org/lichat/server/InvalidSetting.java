package org.lichat.server;

/** A setting has a value that is not allowed; the message names the setting, the value unless it is secret, and what is allowed. */
public class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Says so in {@code message}, which is meant for the operator. */
    public InvalidSetting(String message) {
        super(message);
    }
}
