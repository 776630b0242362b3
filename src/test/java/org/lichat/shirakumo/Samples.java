package org.lichat.shirakumo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Contents of many kinds: whole files where the JDK can make them, else how those begin that programs make. */
final class Samples {
    /** The beginning of an Ogg page, up to the codec's own header. */
    private static final String OGG = "4f676753 0002 0000000000000000 01020304 00000000 11223344 01 1e ";

    private static final String EBML = "1a45dfa3 9f 4286 81 01 42f7 81 01 42f2 81 04 42f3 81 08 4282 ";

    private Samples() {}

    /** By what they are, then what they may be called. */
    static Map<String, byte[]> honest() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (String format : new String[] {"png", "gif", "jpeg"}) {
            all.put("image/" + format, image(format));
        }
        all.put("image/webp", bytes("52494646 24000000", "WEBPVP8 \30\0\0\0\60\1\0\235\1\52"));
        all.put("image/avif", bytes("0000001c", "ftypavif\0\0\0\0avifmif1miaf"));
        all.put("image/avif of a sequence", bytes("0000001c", "ftypavis\0\0\0\0avifavismsf1"));
        all.put("image/avif of libheif", bytes("0000001c", "ftypmif1\0\0\0\0mif1avifmiaf"));
        all.put("audio/mpeg", bytes("fffb9064 00000000", ""));
        all.put("audio/mpeg with a title", bytes("", "ID3\3\0\0\0\0\0\12TIT2\0\0\0\0\0\0"));
        all.put("audio/ogg", bytes(OGG + "01", "vorbis\0\0\0\0\2"));
        all.put("audio/ogg of Opus", bytes(OGG, "OpusHead\1\2"));
        all.put("audio/wav", wave());
        all.put("audio/webm", bytes(EBML + "84", "webm"));
        all.put("audio/mp4", bytes("00000018", "ftypM4A \0\0\2\0isommp42"));
        all.put("audio/mp4 of a recorder", bytes("00000018", "ftypisom\0\0\2\0isommp42"));
        all.put("audio/flac", bytes("", "fLaC\0\0\0\42"));
        for (String brand : new String[] {"isom", "mp42", "M4V ", "dash", "iso6", "avc1"}) {
            all.put("video/mp4 " + brand, bytes("00000018", "ftyp" + brand + "\0\0\2\0isommp42"));
        }
        all.put("video/webm", bytes(EBML + "84", "webm"));
        all.put("video/ogg", bytes(OGG + "80", "theora\3\2\1"));
        all.putAll(documents());
        return all;
    }

    private static Map<String, byte[]> documents() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("text/plain", text("Grüße, \uD83D\uDE00\n"));
        all.put("text/plain that is empty", text(""));
        all.put("text/plain of a page", text("<!DOCTYPE html><html><script>alert(1)</script></html>"));
        all.put("text/plain of XML", text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        all.put("text/plain of a program", text("#!/bin/sh\necho\n"));
        all.put("text/plain of a letter", text("From: alice\nTo: bob\nSubject: tea\n\nNow?\n"));
        all.put("text/plain about PDF", text("%PDF-1.4 is how they begin.\n"));
        all.put("text/plain about GIF", text("GIF89a is how they begin.\n"));
        all.put("application/pdf", text("%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n"));
        all.put("application/zip", zip("readme.txt", "Hello!"));
        all.put("application/zip of Word", zip("[Content_Types].xml", "<Types/>"));
        all.put("application/zip of LibreOffice", zip("mimetype", "application/vnd.oasis.opendocument.text"));
        return all;
    }

    /** By what they are called, then why they are not. */
    static Map<String, byte[]> dishonest() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        byte[] page = text("<!DOCTYPE html><html></html>");
        all.put("image/png of a page", page);
        all.put("image/png of a GIF", image("gif"));
        all.put("image/png of nothing", text(""));
        all.put("image/avif of a HEIC", bytes("00000018", "ftypheic\0\0\0\0mif1heic"));
        all.put("audio/mpeg of a page", page);
        all.put("audio/ogg of a WAV", wave());
        all.put("video/webm of Matroska", bytes(EBML + "88", "matroska"));
        all.put("audio/webm of nothing", text(""));
        all.put("video/mp4 of QuickTime", bytes("00000014", "ftypqt  \0\0\2\0qt  "));
        all.put("video/mp4 of a HEIC", bytes("00000018", "ftypheic\0\0\0\0mif1heic"));
        all.put("video/mp4 that is cut", bytes("00000018", "ftyp"));
        all.put("text/plain of a PNG", image("png"));
        all.put("text/plain with a NUL", text("a\0b"));
        all.put("text/plain of noise", bytes("00ff00fe00fd00", ""));
        all.put("application/pdf of a page", page);
        all.put("application/zip of a PDF", text("%PDF-1.4\n"));
        return all;
    }

    static byte[] image(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] wave() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioFormat format = new AudioFormat(8_000, 8, 1, false, false);
        try {
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(new byte[80]), format, 80),
                    AudioFileFormat.Type.WAVE,
                    out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, String content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text(content));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String hex, String rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
        out.writeBytes(rest.getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
