package org.lichat.shirakumo;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture that was read, and of a large one only as many of its pixels as matter. Nothing here draws, so that no screen, fonts or
 * graphics of the platform are needed; and the only readers are the platform's own, whatever else a container has registered.
 */
final class Picture {
    /** How often as many pixels as needed are read along each side. */
    private static final int SURPLUS = 8;

    /** How small a side becomes at most to keep within the size. */
    private static final int SMALLEST = 16;

    private static final int OPAQUE = 0xff;

    static {
        ImagePlugins.find();
    }

    private final int[] pixels;
    private final int columns;
    private final int rows;
    private final int width;
    private final int height;

    /**
     * What pictures may be like.
     *
     * @param sentSide how many pixels a side are read
     * @param side how many pixels a side are written
     * @param size how many bytes are written
     */
    record Limits(int sentSide, int side, long size) {}

    private Picture(BufferedImage image, int width, int height) {
        this.columns = image.getWidth();
        this.rows = image.getHeight();
        this.pixels = image.getRGB(0, 0, columns, rows, null, 0, columns);
        this.width = width;
        this.height = height;
    }

    /**
     * Reads a file of that content type; of an animation the first picture.
     *
     * @throws NoPicture also when it is larger than allowed, which its header says before anything of it is read
     */
    static Picture read(String contentType, byte[] file, Limits limits) throws NoPicture {
        return with(contentType, file, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.max(width, height) > limits.sentSide) {
                throw new NoPicture("is a picture of at most " + limits.sentSide + " pixels a side");
            }
            int enough = SURPLUS * limits.side;
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(Math.max(1, width / enough), Math.max(1, height / enough), 0, 0);
            param.setDestinationType(plainest(reader.getImageTypes(0)));
            return new Picture(reader.read(0, param), width, height);
        });
    }

    /** Does something with a reader of the file. */
    static <T> T with(String contentType, byte[] file, Reading<T> reading) throws NoPicture {
        ImageReader reader = reader(contentType);
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, false, true); // without metadata, which may be large when unpacked
            return reading.read(reader);
        } catch (IOException | RuntimeException broken) { // readers check less than they should
            throw new NoPicture("is a picture that can be read");
        } finally {
            reader.dispose();
        }
    }

    /** What is done with a reader. */
    interface Reading<T> {
        T read(ImageReader reader) throws IOException, NoPicture;
    }

    private static ImageReader reader(String contentType) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(contentType);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            ImageReaderSpi provider = reader.getOriginatingProvider();
            if (provider != null && provider.getClass().getModule() == ImageReader.class.getModule()) {
                return reader;
            }
        }
        throw new IllegalStateException("The platform reads no " + contentType + ".");
    }

    /** The kind of image in the usual colours, if there is one: of others each pixel would be converted for itself, which takes long. */
    private static ImageTypeSpecifier plainest(Iterator<ImageTypeSpecifier> types) {
        ImageTypeSpecifier first = types.next();
        ImageTypeSpecifier type = first;
        while (!type.getColorModel().getColorSpace().isCS_sRGB() && types.hasNext()) {
            type = types.next();
        }
        ColorSpace colors = type.getColorModel().getColorSpace();
        return colors.isCS_sRGB() ? type : first;
    }

    /**
     * A PNG of it, scaled down as far as it has to be.
     *
     * @throws NoPicture when that is too large even when it is tiny
     */
    byte[] png(Limits limits) throws NoPicture {
        for (int side = Math.min(limits.side, Math.max(width, height)); ; side = side * 3 / 4) {
            byte[] png = png(side);
            if (png.length <= limits.size) {
                return png;
            }
            if (side <= SMALLEST) {
                throw new NoPicture("is a picture of which a small one has at most " + limits.size + " bytes");
            }
        }
    }

    private byte[] png(int side) {
        double scale = (double) side / Math.max(width, height);
        int wide = Math.max(1, (int) Math.round(width * scale));
        int high = Math.max(1, (int) Math.round(height * scale));
        int[] scaled = new int[wide * high];
        int common = OPAQUE;
        for (int at = 0; at < scaled.length; at++) {
            scaled[at] = average(at % wide, wide, at / wide, high);
            common &= scaled[at] >>> 24;
        }
        int type = common == OPAQUE ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage image = new BufferedImage(wide, high, type);
        image.setRGB(0, 0, wide, high, scaled, 0, wide);
        return png(image);
    }

    /** The average of the pixels beneath a pixel of a smaller picture, each weighing as much of it as lies there, and is not transparent. */
    private int average(int x, int wide, int y, int high) {
        double left = (double) x * columns / wide;
        double right = (double) (x + 1) * columns / wide;
        double top = (double) y * rows / high;
        double bottom = (double) (y + 1) * rows / high;
        double[] sum = new double[4];
        for (int row = (int) top; row < bottom && row < rows; row++) {
            double share = Math.min(row + 1, bottom) - Math.max(row, top);
            for (int column = (int) left; column < right && column < columns; column++) {
                add(
                        pixels[row * columns + column],
                        share * (Math.min(column + 1, right) - Math.max(column, left)),
                        sum);
            }
        }
        double alpha = Math.max(sum[3], Double.MIN_NORMAL);
        int opacity = (int) Math.round(sum[3] / ((right - left) * (bottom - top)));
        return opacity << 24 | channel(sum[2], alpha) << 16 | channel(sum[1], alpha) << 8 | channel(sum[0], alpha);
    }

    private static void add(int pixel, double weight, double[] sum) {
        double alpha = weight * (pixel >>> 24);
        sum[3] += alpha;
        sum[2] += alpha * (pixel >> 16 & 0xff);
        sum[1] += alpha * (pixel >> 8 & 0xff);
        sum[0] += alpha * (pixel & 0xff);
    }

    private static int channel(double sum, double alpha) {
        return Math.min(0xff, (int) Math.round(sum / alpha));
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0); // as small as can be
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
