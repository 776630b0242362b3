package org.lichat.shirakumo;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lichat.Conversation.Received;

/** Files with pictures for tests, and what is in those that come back. */
final class Pictures {
    static final int RED = 0xffff0000;
    static final int BLUE = 0xff0000ff;

    private Pictures() {}

    /** A file of that format; the pixels are those of the function of column and row. */
    static byte[] file(String format, int width, int height, IntBinaryOperator pixels) {
        int type = format.equals("jpeg") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels.applyAsInt(x, y));
            }
        }
        return write(format, new IIOImage(image, null, null));
    }

    /** A PNG that cannot be compressed. */
    static byte[] noise(int side) {
        Random random = new Random(side);
        return file("png", side, side, (x, y) -> random.nextInt());
    }

    /** A JPEG in the four colours of printers, as a segment of Adobe's says. */
    static byte[] cmyk() {
        WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
        byte[] jpeg = write("jpeg", new IIOImage(raster, null, null));
        byte[] adobe = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        byte[] begin = concatenation(Arrays.copyOf(jpeg, 2), adobe);
        return concatenation(begin, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A GIF of so many small pictures, one after another on a screen of that size. */
    static byte[] gif(int pictures, int side) {
        byte[] one = file("gif", 2, 2, (x, y) -> RED);
        int body = 13 + (3 << ((one[10] & 7) + 1));
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.write(one, 0, 6);
        gif.write(side);
        gif.write(side >> 8);
        gif.write(side);
        gif.write(side >> 8);
        gif.write(one, 10, body - 10);
        for (int i = 0; i < pictures; i++) {
            gif.write(one, body, one.length - body - 1);
        }
        gif.write(';');
        return gif.toByteArray();
    }

    /** A PNG whose header says that it is that large. */
    static byte[] claiming(int width, int height) {
        byte[] png = file("png", 1, 1, (x, y) -> RED);
        byte[] header = ByteBuffer.allocate(8).putInt(width).putInt(height).array();
        System.arraycopy(header, 0, png, 16, 8);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    static byte[] concatenation(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** As the value of the key. */
    static String text(String type, byte[] file) {
        return type + " " + Base64.getEncoder().encodeToString(file);
    }

    /** The file in an update that has been received. */
    static byte[] file(Received update) {
        String text = update.string(":text");
        return Base64.getDecoder().decode(text.substring(text.indexOf(' ') + 1));
    }

    /** The PNG in an update that has been received. */
    static BufferedImage png(Received update) {
        if (!update.string(":text").startsWith("image/png ")) {
            throw new AssertionError(update.toString());
        }
        try {
            return ImageIO.read(new ByteArrayInputStream(file(update)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] write(String format, IIOImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(image);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
