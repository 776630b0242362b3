package org.lichat.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;

/** The embedded database, one file in the data folder. */
final class Sqlite implements Database {
    private static final Logger LOG = System.getLogger(Sqlite.class.getName());
    private static final String FILE = "lichat.db";
    private static final String NATIVE = "native";
    private static final String VENDOR = "sqlite";
    private static final Map<String, String> PLACEHOLDERS = Map.of("clustered", "WITHOUT ROWID", "blob", "BLOB");
    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";
    private static final int BUSY_MILLIS = 5_000;
    private static final int WRITER_CACHE = -65_536; // in KiB when negative
    private static final int READER_CACHE = -8_192;
    private static final int CHECKPOINT_PAGES = 4_000; // 16 MB; with a fourth of that many channels are a sixth slower
    private static final int MAX_LOG_SIZE = 64 * 1024 * 1024;

    /** Null beside a server, which has the folder. */
    private final @Nullable DataFolder folder;

    private final Path file;
    private final String url;

    private Sqlite(@Nullable DataFolder folder, Path file) {
        this.folder = folder;
        this.file = file;
        this.url = JDBC.PREFIX + file;
    }

    /** The database in the folder, which it closes in the end. */
    static Sqlite in(DataFolder folder) {
        boolean opened = false;
        try {
            load(folder.emptied(NATIVE));
            Sqlite database = new Sqlite(folder, folder.file(FILE));
            opened = true;
            return database;
        } catch (IOException failed) {
            throw unwritable(folder.path());
        } finally {
            if (!opened) {
                folder.close();
            }
        }
    }

    /** The database beside a server that may be running on it. */
    static Sqlite beside(Settings settings) {
        Path folder = DataFolder.place(settings);
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new InvalidSetting(Settings.DATA_FOLDER + ": there is no database in " + folder
                    + "; choose the folder that the server uses");
        }
        // Beside that of the server, which may be in use.
        load(Files.isDirectory(folder.resolve(NATIVE)) ? folder.resolve(NATIVE) : folder);
        return new Sqlite(null, file);
    }

    /** A connection to a database in a file that is empty, with the tables of this version; what it writes is not durable. */
    static Connection newFile(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        DriverSource source = new DriverSource(new JDBC(), JDBC.PREFIX + file, config.toProperties());
        Schema.migrate(source, VENDOR, PLACEHOLDERS);
        return source.getConnection();
    }

    /**
     * Loads the native library, once in a process, out of a folder where it can be executed and what a killed server leaves is removed. For
     * that the driver asks a program what system this is; the JDK's thread that awaits the program's end is there for a minute more, with
     * the context class loader that it was started with, which therefore is not ours.
     */
    private static synchronized void load(Path unpacked) {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        String before = System.getProperty(LIBRARY_FOLDER);
        if (before == null) {
            System.setProperty(LIBRARY_FOLDER, unpacked.toString());
        }
        try {
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            SQLiteJDBCLoader.initialize();
        } catch (Exception failed) { // that is what it declares
            throw new InvalidSetting(Settings.DATA_FOLDER + ": the library of the embedded database cannot be run from "
                    + unpacked + " (" + failed.getMessage()
                    + "); choose a folder on a disk from which programs may be run");
        } finally {
            thread.setContextClassLoader(context);
            if (before == null) {
                System.clearProperty(LIBRARY_FOLDER);
            }
        }
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public Map<String, String> placeholders() {
        return PLACEHOLDERS;
    }

    @Override
    public DataSource migrating() {
        return source(writing());
    }

    private DataSource source(SQLiteConfig config) {
        return new DriverSource(new JDBC(), url, config.toProperties());
    }

    private static SQLiteConfig writing() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setWalAutocheckpoint(CHECKPOINT_PAGES);
        config.setJournalSizeLimit(MAX_LOG_SIZE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(WRITER_CACHE);
        config.enforceForeignKeys(true);
        // What is erased is overwritten, not just forgotten.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        // IMMEDIATE would take the lock right after each commit and hold it while there is nothing to write.
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        return config;
    }

    /** After a crash every page is looked at: what is damaged must not grow. */
    @Override
    public void check() throws SQLException {
        if (folder != null && folder.wasLeftOpen()) {
            try (Connection connection = migrating().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (!found.next() || !"ok".equals(found.getString(1))) {
                    throw damaged();
                }
            }
            folder.isInOrder();
        }
    }

    @Override
    public Connection openWriter() throws SQLException {
        return migrating().getConnection();
    }

    /** Moves everything into the one file. */
    @Override
    public void finish(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /**
     * What is deleted is overwritten at once, but not the copies of it that older changes have left in the free room of pages; only to
     * write everything anew leaves none. The log goes into the file, since in it stands what was.
     */
    @Override
    public void overwriteDeleted(Connection writer, long most) throws SQLException {
        moveLog(writer);
        if (Files.exists(file) && file.toFile().length() <= most) {
            try (Statement statement = writer.createStatement()) {
                statement.execute("VACUUM");
            }
            moveLog(writer);
        } else {
            LOG.log(
                    Level.INFO,
                    "What was erased is deleted. Traces of it may stand in unused parts of {0} until that is compacted, which the"
                            + " command erase does.",
                    file);
        }
    }

    /** Moves everything into the one file, or fails. */
    private static void moveLog(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement();
                ResultSet moved = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (moved.next() && moved.getInt(1) != 0) {
                throw new SQLException("The log of the database is in use.");
            }
        }
    }

    @Override
    public void copyTo(Path copy) throws IOException, SQLException {
        try {
            vacuumInto(copy);
        } catch (SQLiteException failed) {
            // The database is only read.
            switch (code(failed)) {
                case SQLITE_FULL, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_IOERR ->
                    throw unwritten(failed);
                default -> throw failed;
            }
        }
    }

    /** Says what is wrong with a file, in the library's own words. */
    static IOException unwritten(SQLiteException failed) {
        return new IOException(failed.getResultCode().message, failed);
    }

    private static SQLiteErrorCode code(SQLiteException error) {
        return SQLiteErrorCode.getErrorCode(error.getResultCode().code & 0xff);
    }

    private void vacuumInto(Path copy) throws SQLException {
        try (Connection connection = migrating().getConnection();
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        }
    }

    @Override
    public Readers readers() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(READER_CACHE);
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source(config));
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(4); // as many as threads read: two for updates, two for documents
        return Readers.pooled(pool);
    }

    @Override
    public boolean isDataError(SQLException error) {
        return switch (SQLiteErrorCode.getErrorCode(error.getErrorCode() & 0xff)) {
            case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH -> true;
            default -> false;
        };
    }

    @Override
    public InvalidSetting refusal(@Nullable SQLException error, Exception failure) {
        if (!(error instanceof SQLiteException sqlite)) {
            return new InvalidSetting(Settings.DATA_FOLDER + ": the database " + file + " cannot be used: "
                    + (error == null ? failure : error).getMessage());
        }
        return switch (code(sqlite)) {
            case SQLITE_NOTADB, SQLITE_CORRUPT -> damaged();
            case SQLITE_FULL ->
                new InvalidSetting(Settings.DATA_FOLDER + ": the disk of " + file.getParent()
                        + " is full; make room on it, or choose another folder");
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> unwritable(file);
            default ->
                new InvalidSetting(Settings.DATA_FOLDER + ": the database " + file + " cannot be used ("
                        + sqlite.getResultCode().message + "); see whether its disk is in order");
        };
    }

    private InvalidSetting damaged() {
        return new InvalidSetting(Settings.DATA_FOLDER + ": " + file
                + " is damaged or no database; put a backup in its place, or move it away to begin with an empty one");
    }

    private static InvalidSetting unwritable(Path path) {
        return new InvalidSetting(Settings.DATA_FOLDER + ": " + path
                + " cannot be written; let the server's user write there, or choose another folder");
    }

    @Override
    public void close() {
        if (folder != null) {
            folder.close();
        }
    }
}
