package org.lichat.shirakumo;

/** What should be a picture is none, or not one that is accepted. */
final class NoPicture extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * No picture.
     *
     * @param words what it should be, such as "is a picture"
     */
    NoPicture(String words) {
        super(words, null, false, false);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
