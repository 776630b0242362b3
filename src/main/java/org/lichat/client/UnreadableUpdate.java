package org.lichat.client;

/** What the server sent is no update (§1); it was passed over, and the connection lives. */
public final class UnreadableUpdate extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    UnreadableUpdate(String why, String text) {
        super(why, null, false, false);
        this.text = text;
    }

    /** What was sent, without its NUL. */
    public String text() {
        return text;
    }
}
