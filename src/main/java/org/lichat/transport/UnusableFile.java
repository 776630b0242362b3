package org.lichat.transport;

/** A file with a certificate or a key cannot be used; what is wrong goes on where a sentence has named it, such as "is empty". */
final class UnusableFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    UnusableFile(String what) {
        super(what);
        this.what = what;
    }

    /** How the message goes on. */
    String what() {
        return what;
    }
}
