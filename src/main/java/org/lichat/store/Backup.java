package org.lichat.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/** A copy of a database in one file, which is complete or absent. */
final class Backup {
    private Backup() {}

    /**
     * Writes the copy.
     *
     * @throws FileAlreadyExistsException when there is something of that name
     */
    static void write(Database database, Path file) throws IOException, SQLException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path part = DataFolder.temporary(target);
        try {
            database.copyTo(part);
            force(part);
            publish(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
        forceFolder(target);
    }

    /** A second name for the file, which fails where there is one already; a plain move where the file system knows no second names. */
    private static void publish(Path part, Path target) throws IOException {
        try {
            Files.createLink(target, part);
        } catch (UnsupportedOperationException | IOException unable) {
            if (unable instanceof FileAlreadyExistsException taken) {
                throw taken;
            }
            Files.move(part, target);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Only some systems let a folder be opened; on the others its entries are durable by themselves. */
    private static void forceFolder(Path target) {
        try (FileChannel folder = FileChannel.open(target.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException unable) {
            System.getLogger(Backup.class.getName())
                    .log(System.Logger.Level.DEBUG, "The folder of the backup cannot be forced to disk.", unable);
        }
    }
}
