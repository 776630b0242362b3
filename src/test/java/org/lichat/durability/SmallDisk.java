package org.lichat.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A disk of its own (tmpfs), which can be filled. To mount it, the test must run as root. */
record SmallDisk(Path path) implements AutoCloseable {
    private static final int BLOCK = 4096;

    static SmallDisk mount(Path path, long bytes) throws IOException {
        Files.createDirectories(path);
        run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", path.toString());
        return new SmallDisk(path);
    }

    /** Takes all the room that is left. */
    void fill() throws IOException {
        try (FileChannel file = FileChannel.open(
                ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(path).getUsableSpace() > 0) {
                file.write(ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException full) {
            if (Files.getFileStore(path).getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    /** Gives it back. */
    void free() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return path.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", path.toString());
    }

    private static void run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(
                0,
                process.onExit().join().exitValue(),
                () -> "This test needs a small disk of its own, which only root can mount, on Linux: "
                        + String.join(" ", command) + " said " + said);
    }
}
