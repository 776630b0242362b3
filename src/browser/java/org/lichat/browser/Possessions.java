package org.lichat.browser;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Files that people have, made when they are needed. */
final class Possessions {
    private static final int SIDE = 64;
    private static final float RATE = 8000;

    private Possessions() {}

    /** A picture of one colour. */
    static FilePayload picture(String name) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pencil = image.createGraphics();
        pencil.setColor(Color.ORANGE);
        pencil.fillRect(0, 0, SIDE, SIDE);
        pencil.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }

    /** A second of silence. */
    static FilePayload sound(String name) {
        byte[] silence = new byte[(int) (RATE * 2)];
        AudioFormat format = new AudioFormat(RATE, Short.SIZE, 1, true, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (AudioInputStream samples = new AudioInputStream(new ByteArrayInputStream(silence), format, (long) RATE)) {
            AudioSystem.write(samples, AudioFileFormat.Type.WAVE, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new FilePayload(name, "audio/wav", bytes.toByteArray());
    }

    /** A text of some type. */
    static FilePayload text(String name, String type, String text) {
        return new FilePayload(name, type, text.getBytes(StandardCharsets.UTF_8));
    }
}
