package org.lichat.wire;

/** How much room text takes on the wire, without encoding it. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The length in bytes of UTF-8. Each half of a surrogate pair counts for two of its four bytes, so that the lengths of pieces add up
     * wherever a text is cut.
     */
    public static long length(CharSequence text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }
}
