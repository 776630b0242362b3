package org.lichat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.lichat.boot.Application;
import org.lichat.boot.SettingsReader;
import org.lichat.boot.StandaloneBeans;
import org.lichat.console.Chat;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;

/** {@code java -jar lichat-ee.jar}: the standalone server. */
public final class Main {
    /** The exit code for a start or a command that settings or the system did not allow. */
    private static final int CANNOT_START = 1;

    /** The exit code for arguments that mean nothing. */
    private static final int USAGE = 2;

    private static final String HELP = """
            java -jar lichat-ee.jar                  runs the server until it is told to stop
            java -jar lichat-ee.jar --check-config   prints the effective settings
            java -jar lichat-ee.jar --version        prints the version
            java -jar lichat-ee.jar chat ADDRESS     talks with people on a server; chat --help tells more
            java -jar lichat-ee.jar passwd NAME      gives a registered user another password
            java -jar lichat-ee.jar backup FILE      copies everything into a new file, which can be started on
            java -jar lichat-ee.jar export NAME      prints everything that is kept of a person, in JSON
            java -jar lichat-ee.jar erase NAME       erases everything that is kept of a person, while no server runs
            Settings: system properties (-Dlichat.port=1113), environment variables (LICHAT_PORT=1113)
            or a file lichat.properties; see the README.""";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        // For the code that reads pictures, which else might look for a screen.
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
        LogFormat.install();
        int exit = run(List.of(arguments), System.out, System.err);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    @SuppressWarnings("SystemExitOutsideMain")
    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        if (!arguments.isEmpty() && arguments.get(0).equals("chat")) {
            return Chat.run(arguments.subList(1, arguments.size()), System.in, out, err);
        }
        try {
            switch (String.join(" ", arguments)) {
                case "" -> serve(out);
                case "--check-config" -> checkConfig(out);
                case "--version" -> out.println("lichat-ee " + version());
                case "--help" -> out.println(HELP);
                default -> {
                    if (!Commands.areSuch(arguments)) {
                        err.println(HELP);
                        return USAGE;
                    }
                    new Commands(reader().read(), System.in, out).run(arguments);
                }
            }
            return 0;
        } catch (InvalidSetting | Commands.Refused | IOException cannotStart) {
            err.println(cannotStart.getMessage());
            return CANNOT_START;
        }
    }

    private static void serve(PrintStream out) throws IOException, InterruptedException {
        SettingsReader reader = reader();
        Settings settings = reader.read();
        reader.tellWhere();
        LichatServer server = new LichatServer(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        // Before the server is open, so that there is no moment at which a signal would cut it off.
        LogFormat.begin();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            LogFormat.end();
            stopped.countDown();
        }));
        server.open();
        FreeHeap.limit();
        // On every address, people reach it by its public name.
        server.addresses(settings.get(Settings.HOSTNAME)).forEach(address -> out.println("Listening on " + address));
        stopped.await();
    }

    private static void checkConfig(PrintStream out) {
        SettingsReader reader = reader();
        Settings settings = reader.read();
        Application.requireUsable(settings);
        out.println(reader.describe(settings));
    }

    private static SettingsReader reader() {
        return SettingsReader.ofProcess(Application.knownSettings(StandaloneBeans.installed()));
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("/org/lichat/version.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }
}
