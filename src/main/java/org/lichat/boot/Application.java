package org.lichat.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lichat.core.Administrators;
import org.lichat.protocol.Closing;
import org.lichat.server.AddressLimits;
import org.lichat.server.Extension;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.server.TlsSettings;
import org.lichat.store.SqlStore;
import org.lichat.transport.Bind;
import org.lichat.transport.CertificateFiles;
import org.lichat.transport.Reception;

/** The server with its store and its reception: what the standalone server and every container start and stop. */
public final class Application {
    private static final Logger LOG = System.getLogger(Application.class.getName());
    private final Server server;
    private final Reception reception;
    private final Threads threads;
    private final SqlStore store;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Application(Server server, Reception reception, Threads threads, SqlStore store) {
        this.server = server;
        this.reception = reception;
        this.threads = threads;
        this.store = store;
    }

    /**
     * Builds a server from the settings and starts it; it has no connections yet.
     *
     * @throws InvalidSetting when the settings do not fit together or the database cannot be used
     */
    public static Application start(
            Settings settings, Collection<? extends Extension> extensions, ScheduledExecutorService scheduler) {
        Settings complete = withWelcome(settings);
        requireConsistent(complete);
        SqlStore store = SqlStore.open(complete);
        Application application = null;
        boolean started = false;
        try {
            Threads threads = new Threads();
            Server server = new ServerBuilder(complete, store.stores(), Time.SYSTEM, threads)
                    .install(extensions)
                    .build();
            application = new Application(server, new Reception(server, scheduler), threads, store);
            server.start(scheduler);
            started = true;
            return application;
        } catch (RuntimeException failed) {
            throw store.explained(failed);
        } finally {
            if (!started && application != null) {
                application.stop(Closing.GOING_AWAY, "The server did not start.", Duration.ZERO);
            } else if (!started) {
                store.close();
            }
        }
    }

    /** All settings there are: the core's and those that extensions declare beside themselves. */
    public static List<Setting<?>> knownSettings(Collection<? extends Class<?>> extensions) {
        List<Setting<?>> known = new ArrayList<>(Setting.declaredIn(Settings.class));
        known.addAll(Setting.declaredIn(AddressLimits.class));
        known.addAll(Setting.declaredIn(TlsSettings.class));
        extensions.forEach(extension -> known.addAll(Setting.declaredIn(extension)));
        return known;
    }

    public Server server() {
        return server;
    }

    public Reception reception() {
        return reception;
    }

    /** Changes a setting of the running server; throws {@link IllegalArgumentException} when it may not, or not to this value. */
    public synchronized <T> void change(Setting<T> setting, T value) {
        requireConsistent(server.settings().with(setting, value));
        server.change(setting, value);
    }

    /**
     * Says that it is not ready, goes on as before for {@code lichat.shutdown-delay}, so that whoever sends clients here can notice, and then
     * lets itself be stopped. An interrupt ends the wait, and is passed on when it is stopped. The caller must hold no lock that
     * a connection or whoever asks for its health could need.
     */
    public void linger(Runnable stop) {
        server.readiness().stopping();
        Duration delay = server.settings().get(Settings.SHUTDOWN_DELAY);
        boolean interrupted = false;
        try {
            if (stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, "Somebody else has stopped it meanwhile.");
            }
        } catch (InterruptedException hurry) {
            interrupted = true;
        }
        try {
            stop.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Keeps and shows what is still under way, closes all connections, gives them so long to go, all together, ends the server's threads
     * and closes the database.
     */
    public void stop(Closing how, String reason, Duration departure) {
        stopped.countDown();
        try {
            reception.close(how, reason);
            server.stop(how, reason);
            reception.awaitDepartures(departure);
            threads.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.log(Level.WARNING, "The server was interrupted while it stopped.");
        } finally {
            store.close();
            LastRecord.forget();
        }
    }

    private static Settings withWelcome(Settings settings) {
        String file = settings.get(Settings.WELCOME_FILE);
        if (file.isEmpty()) {
            return settings;
        }
        try {
            return settings.with(
                    Settings.WELCOME, Files.readString(Path.of(file)).strip());
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            throw new InvalidSetting(
                    Settings.WELCOME_FILE + " is \"" + file + "\", which cannot be read as a text in UTF-8");
        }
    }

    /** Throws {@link InvalidSetting} when a standalone server would not start with the settings, as far as that can be told without starting it. */
    public static void requireUsable(Settings settings) {
        requireConsistent(withWelcome(settings));
        Administrators.requireUsable(settings);
        Bind.of(settings);
        CertificateFiles certificate = CertificateFiles.of(settings);
        if (certificate != null) {
            certificate.requireUsable();
        }
    }

    private static void requireConsistent(Settings settings) {
        requireLess(settings, Settings.PING_INTERVAL, Settings.IDLE_TIMEOUT);
        requireLess(settings, Settings.CONNECT_UPDATE_SIZE, Settings.MAX_UPDATE_SIZE);
        SqlStore.requireOneDatabase(settings);
    }

    private static <T extends Comparable<? super T>> void requireLess(
            Settings settings, Setting<T> lesser, Setting<T> greater) {
        if (settings.get(lesser).compareTo(settings.get(greater)) >= 0) {
            throw new InvalidSetting(lesser + " is " + lesser.print(settings.get(lesser)) + " and must be less than "
                    + greater + ", which is " + greater.print(settings.get(greater)));
        }
    }
}
