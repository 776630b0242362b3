package org.lichat.web;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Bytes;
import org.lichat.server.Document;
import org.lichat.server.Document.Form;
import org.lichat.server.Documents;
import org.lichat.server.Server;

/** The files of the web client by their paths: those that the build has packed, in memory, and no others. */
final class WebFiles implements Documents {
    /** All of them in one file: what is on a class path cannot be listed everywhere. */
    private static final String PACKED = "app.zip";

    private static final String PAGE = "index.html";
    private static final int TAG_BYTES = 12;

    /** They are the same for all servers in a process. */
    private static final Map<String, Document> FILES = read();

    private final Map<String, Document> documents;

    private WebFiles(Map<String, Document> documents) {
        this.documents = documents;
    }

    /** The page alone, which is where it is by another name. */
    static Documents page() {
        Document page = FILES.get(PAGE);
        return new WebFiles(page == null ? Map.of() : Map.of("", page));
    }

    /** All but the page, in which everything is named as seen from its own place. */
    static Documents all() {
        Map<String, Document> others = new HashMap<>(FILES);
        others.remove(PAGE);
        return new WebFiles(Map.copyOf(others));
    }

    @Override
    public @Nullable Document find(Server server, String path) {
        return documents.get(path);
    }

    @Override
    public boolean blocks() {
        return false;
    }

    private static Map<String, Document> read() {
        Map<String, Document> files = new HashMap<>();
        try (InputStream packed = WebFiles.class.getResourceAsStream(PACKED)) {
            if (packed == null) {
                throw new FileNotFoundException(PACKED);
            }
            ZipInputStream zip = new ZipInputStream(packed);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), document(entry.getName(), zip.readAllBytes()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(files);
    }

    private static Document document(String name, byte[] source) throws IOException {
        FileType type = FileType.of(name);
        byte[] content = type == FileType.SCRIPT ? Scripts.sent(name, source) : source;
        byte[] packed = type.isText() ? gzip(content) : content;
        return new Document(
                WebHeaders.of(name, type), null, form(content), packed.length < content.length ? form(packed) : null);
    }

    /** Told by its content, so that whoever has it need not get it again after an update that does not change it. */
    private static Form form(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return new Form(content.length, tag.substring(0, TAG_BYTES * 4 / 3), new Bytes(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
