package org.lichat.shirakumo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The structure of a GIF file: a screen, and pictures on it. */
final class Gif {
    private static final int PICTURE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3b;
    private static final int HEADER = 6;
    private static final int SCREEN = 7;
    private static final int DESCRIPTOR = 9;

    private final byte[] file;
    private int at = HEADER;
    private int pictures;

    private Gif(byte[] file) {
        this.file = file;
    }

    /**
     * The file up to its end, without what may follow there, when it is an animation that need not be scaled down; null when it is not.
     *
     * @throws NoPicture when it looks like one, but one of its pictures cannot be read
     */
    static byte @Nullable [] animation(byte[] file, Picture.Limits limits) throws NoPicture {
        if (file.length < HEADER + SCREEN || file[0] != 'G') {
            return null;
        }
        Gif gif = new Gif(file);
        boolean small = Math.max(gif.number(HEADER), gif.number(HEADER + 2)) <= limits.side();
        if (!small || !gif.isWhole() || gif.pictures < 2 || gif.at > limits.size()) {
            return null;
        }
        byte[] whole = Arrays.copyOf(file, gif.at);
        return Picture.with("image/gif", whole, reader -> {
            for (int picture = 0; picture < gif.pictures; picture++) {
                reader.read(picture);
            }
            return whole;
        });
    }

    /** Goes to the end of the file; whether that is there, and all its pictures lie on its screen. */
    private boolean isWhole() {
        int width = number(HEADER);
        int height = number(HEADER + 2);
        at = HEADER + SCREEN + colors(HEADER + 4);
        while (at < file.length) {
            switch (file[at++]) {
                case TRAILER -> {
                    return true;
                }
                case EXTENSION -> at++;
                case PICTURE -> {
                    boolean inside = at + DESCRIPTOR < file.length
                            && number(at) + number(at + 4) <= width
                            && number(at + 2) + number(at + 6) <= height;
                    if (!inside) {
                        return false;
                    }
                    pictures++;
                    at += DESCRIPTOR + colors(at + 8) + 1;
                }
                default -> {
                    return false;
                }
            }
            skipBlocks();
        }
        return false;
    }

    /** Goes behind the blocks of data, each of which begins with its length, to the empty one at their end. */
    private void skipBlocks() {
        int length = -1;
        while (at < file.length && length != 0) {
            length = file[at] & 0xff;
            at += 1 + length;
        }
    }

    /** How many bytes the table of colours has that these flags announce. */
    private int colors(int flags) {
        return (file[flags] & 0x80) == 0 ? 0 : 3 << ((file[flags] & 7) + 1);
    }

    private int number(int index) {
        return (file[index] & 0xff) + ((file[index + 1] & 0xff) << 8);
    }
}
