package org.lichat.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;

/**
 * A file that is to be sent.
 *
 * @param name without its folder
 * @param contentType what it is, by its name
 * @param payload its bytes in base 64
 * @param size how many they are
 */
record Attachment(String name, String contentType, String payload, long size) {
    /** More than any server takes in one update. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("txt", "text/plain"),
            Map.entry("log", "text/plain"),
            Map.entry("md", "text/plain"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"));

    /** Reads the file with that path, in which {@code ~} is the user's home. */
    static Attachment read(String path) {
        try {
            Path file = path(path);
            if (!Files.isRegularFile(file)) {
                throw new Refusal("There is no file " + path + ".");
            }
            if (Files.size(file) > LARGEST) {
                throw new Refusal(path + " is too large: " + size(Files.size(file)) + ".");
            }
            String name = String.valueOf(file.getFileName());
            byte[] bytes = Files.readAllBytes(file);
            String payload = Base64.getEncoder().encodeToString(bytes);
            return new Attachment(name, contentType(file, name), payload, bytes.length);
        } catch (IOException | InvalidPathException problem) {
            throw new Refusal(path + " cannot be read: " + problem.getMessage());
        }
    }

    static Path path(String typed) {
        return typed.startsWith("~/")
                ? Path.of(System.getProperty("user.home", ""), typed.substring(2))
                : Path.of(typed);
    }

    private static String contentType(Path file, String name) throws IOException {
        String known = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        String probed = Files.probeContentType(file);
        return probed == null ? UNKNOWN : probed;
    }

    /** The update with the file in it. */
    Update into(Update update) {
        return update.with(Shirakumo.CONTENT_TYPE, contentType).with(Shirakumo.PAYLOAD, payload);
    }

    /** A number of bytes in words. */
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        return bytes < 1024 * 1024
                ? (bytes + 512) / 1024 + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
    }

    @Override
    public String toString() {
        return name + " (" + contentType + ", " + size(size) + ")";
    }
}
