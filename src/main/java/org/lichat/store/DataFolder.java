package org.lichat.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lichat.server.HostFolders;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;

/** The folder of the embedded database, and of what else the server makes. While it is open it belongs to this server alone, which a lock file sees to. */
public final class DataFolder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DataFolder.class.getName());
    private static final long LOCKED = Long.MAX_VALUE - 1; // far behind the text, which others may want to read
    private static final int PID_LENGTH = 64;

    /**
     * Channels of lock files that another server in this process holds. They stay open: to close any channel of a file ends the locks
     * that the process has on it.
     */
    private static final List<FileChannel> FOREIGN = new ArrayList<>();

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;
    private String lastWords;

    private DataFolder(Path path, FileChannel lockFile, FileLock lock, String lastWords) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
        this.lastWords = lastWords;
    }

    /**
     * Makes the folder if it is not there, and locks it.
     *
     * @throws InvalidSetting when it cannot be written or another server has it
     */
    static DataFolder open(Settings settings) {
        Path path = place(settings);
        try {
            make(path);
            return lock(path);
        } catch (IOException | SecurityException | UnsupportedOperationException failed) {
            throw new InvalidSetting(Settings.DATA_FOLDER + ": the folder " + path + " cannot be written ("
                    + failed.getClass().getSimpleName()
                    + "); let the server's user write there, or choose another folder");
        }
    }

    /** The folder that the settings mean, which may not be there. */
    public static Path place(Settings settings) {
        return place(settings.get(Settings.DATA_FOLDER), System::getProperty);
    }

    /** Makes a folder that only its owner may enter, if it is not there. */
    public static void make(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, ownerOnly(path, "rwx------"));
        }
    }

    /** The folder that the setting means, given the system properties. */
    static Path place(String set, UnaryOperator<@Nullable String> properties) {
        try {
            if (!set.isEmpty()) {
                return Path.of(set).toAbsolutePath().normalize();
            }
            Path containers = HostFolders.data(properties);
            return containers == null
                    ? Path.of("data").toAbsolutePath()
                    : containers.resolve("lichat-ee").toAbsolutePath().normalize();
        } catch (InvalidPathException noPath) {
            throw new InvalidSetting(Settings.DATA_FOLDER + " is \"" + set + "\", which is not a path");
        }
    }

    private static DataFolder lock(Path path) throws IOException {
        Path file = path.resolve("lichat.lock");
        FileChannel channel =
                FileChannel.open(file, Set.<OpenOption>of(CREATE, READ, WRITE), ownerOnly(path, "rw-------"));
        FileLock lock = null;
        try {
            lock = channel.tryLock(LOCKED, 1, false);
        } catch (OverlappingFileLockException ofThisProcess) {
            synchronized (FOREIGN) {
                FOREIGN.add(channel);
            }
            throw inUse(path, read(channel));
        }
        if (lock == null) {
            try (channel) {
                throw inUse(path, read(channel));
            }
        }
        String before = read(channel);
        write(channel, Long.toString(ProcessHandle.current().pid()));
        return new DataFolder(path, channel, lock, before);
    }

    private static InvalidSetting inUse(Path path, String pid) {
        return new StoreInUse(Settings.DATA_FOLDER + ": the folder " + path + " is in use by another server"
                + (pid.isEmpty() ? "" : ", process " + pid) + "; stop that one, or choose another folder for this one");
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(PID_LENGTH);
        channel.read(text, 0);
        return StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(text), 0);
        channel.force(true);
    }

    Path path() {
        return path;
    }

    /** Whether the last server here was not closed, but ended in some other way. */
    boolean wasLeftOpen() {
        return !lastWords.isEmpty();
    }

    /** What was left open has been found in order. */
    void isInOrder() {
        lastWords = "";
    }

    /** A file in the folder that only its owner may read, made empty when it is not there. */
    Path file(String name) throws IOException {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file, ownerOnly(path, "rw-------"));
        }
        return file;
    }

    /** A new empty file beside another one, which only its owner may read. */
    public static Path temporary(Path beside) throws IOException {
        Path folder = beside.resolveSibling(".").normalize();
        return Files.createTempFile(folder, "." + beside.getFileName(), ".part", ownerOnly(folder, "rw-------"));
    }

    /** A folder in the folder, in which nothing is left of what was there. */
    Path emptied(String name) throws IOException {
        Path folder = path.resolve(name);
        if (!Files.isDirectory(folder)) {
            return Files.createDirectory(folder, ownerOnly(path, "rwx------"));
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        return folder;
    }

    /** The attribute that lets only the owner in, where the file system knows that. */
    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) throws IOException {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        FileStore store = Files.getFileStore(there);
        return store.supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Leaves the folder to others, with the lock file empty if all is in order. */
    @Override
    public void close() {
        try (lockFile) {
            if (lock.isValid()) {
                write(lockFile, lastWords);
                lock.release();
            }
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "The folder {0} could not be unlocked: {1}", path, failed.toString());
        }
    }
}
