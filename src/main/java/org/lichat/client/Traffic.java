package org.lichat.client;

/** Sees the text of all updates as they come and go, without their NUL: for a log or a test. Passwords are among them. */
public interface Traffic {
    /** Called by the thread that reads; must not block. */
    void received(String text);

    /** Called by whichever thread sends. */
    void sent(String text);

    /** Looks away. */
    Traffic UNSEEN = new Traffic() {
        @Override
        public void received(String text) {}

        @Override
        public void sent(String text) {}
    };
}
