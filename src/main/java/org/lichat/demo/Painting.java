package org.lichat.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small pictures in PNG and Base64, painted point by point: a server has no need of the platform's graphics for them. */
final class Painting {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int DEPTH = 8;
    private static final int RGB_AND_ALPHA = 6;
    private static final int TRANSPARENT = 0;
    private static final int STEPS = 17;

    private Painting() {}

    /** What is at a point: red, green, blue and alpha in the four bytes of a number, from the highest to the lowest. */
    @FunctionalInterface
    private interface Points {
        int at(int x, int y);
    }

    /** The sun goes down behind the sea. */
    static String sunset() {
        int width = 480;
        int height = 270;
        int horizon = 170;
        return paint(width, height, (x, y) -> {
            double fromSun = Math.hypot(x - 330, y - horizon + 12) / width;
            boolean sea = y > horizon;
            double wave = sea ? Math.sin(y * 0.9 + Math.sin(x * 0.05 + y * 0.2) * 2) * 0.06 : 0;
            double depth = sea ? (y - horizon) / 100.0 : 1 - y / (double) horizon;
            double glow = Math.max(0, 1 - fromSun * (sea ? 2.4 : 1.7)) + wave;
            if (!sea && fromSun < 0.075) {
                return color(1, 0.93, 0.7);
            }
            return sea
                    ? color(0.15 + glow * 0.75, 0.2 + glow * 0.4 - depth * 0.1, 0.4 + glow * 0.1 - depth * 0.15)
                    : color(0.35 + glow * 0.65 - depth * 0.2, 0.25 + glow * 0.45, 0.5 + depth * 0.2 - glow * 0.1);
        });
    }

    /** A cup of tea, for an emote. */
    static String teacup() {
        return paint(64, 64, (x, y) -> {
            double across = (x - 28) / 20.0;
            boolean cup = y >= 26 && y <= 54 && Math.abs(across) <= 1 - Math.pow(Math.max(0, (y - 40) / 16.0), 2) * 0.6;
            double handle = Math.hypot(x - 49, y - 35);
            boolean steam = y < 22 && y > 6 && Math.abs(x - 28 - Math.sin(y * 0.5) * 3) < 1.6;
            if (cup) {
                return y < 30 ? color(0.65, 0.38, 0.16) : color(0.36, 0.6, 0.72);
            }
            return handle < 9 && handle > 5.5 ? color(0.36, 0.6, 0.72) : steam ? color(0.7, 0.74, 0.8) : TRANSPARENT;
        });
    }

    /** A pattern that is another for each name, the same on its left and right. */
    static String portrait(String name) {
        int seed = name.hashCode() * 0x9e3779b1;
        double hue = (seed >>> 16 & 0xff) / 255.0 * 6;
        int back = color(0.94, 0.94, 0.96);
        int fore = color(0.2 + 0.5 * wheel(hue), 0.2 + 0.5 * wheel(hue + 4), 0.2 + 0.5 * wheel(hue + 2));
        return paint(96, 96, (x, y) -> {
            int column = (x - 8) / 16;
            int row = (y - 8) / 16;
            boolean border = x < 8 || y < 8 || column > 4 || row > 4;
            int square = row * 3 + Math.min(column, 4 - column);
            return border || (seed >>> square & 1) == 0 ? back : fore;
        });
    }

    private static double wheel(double hue) {
        double place = hue % 6;
        return Math.max(0, Math.min(1, Math.abs(place - 3) - 1));
    }

    private static int color(double red, double green, double blue) {
        return part(red) << 24 | part(green) << 16 | part(blue) << 8 | 0xff;
    }

    /** In a few steps only, like a poster: many fine ones would be a hundred times as long. */
    private static int part(double value) {
        return (int) Math.round(Math.max(0, Math.min(1, value)) * STEPS) * (255 / STEPS);
    }

    private static String paint(int width, int height, Points points) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            png.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream numbers = new DataOutputStream(header);
            numbers.writeInt(width);
            numbers.writeInt(height);
            numbers.write(new byte[] {DEPTH, RGB_AND_ALPHA, 0, 0, 0});
            chunk(png, "IHDR", header.toByteArray());
            chunk(png, "IDAT", lines(width, height, points));
            chunk(png, "IEND", new byte[0]);
            return Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Each line is preceded by a 0: it is as it is, and not told by its difference to others. */
    private static byte[] lines(int width, int height, Points points) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream lines = new DataOutputStream(new DeflaterOutputStream(packed))) {
            for (int y = 0; y < height; y++) {
                lines.writeByte(0);
                for (int x = 0; x < width; x++) {
                    lines.writeInt(points.at(x, y));
                }
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(type);
        check.update(content);
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(content.length);
        out.write(type);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
