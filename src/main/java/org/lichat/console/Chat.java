package org.lichat.console;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.lichat.client.ClientBuilder;
import org.lichat.client.LichatClient;
import org.lichat.client.RequestFailed;
import org.lichat.console.Options.Flag;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;

/** {@code java -jar lichat-ee.jar chat}: a conversation with people on any Lichat server. */
public final class Chat {
    private static final int USAGE = 2;

    /** What is logged besides; kept, since the platform forgets loggers that nobody holds. */
    private static final Logger LOG = Logger.getLogger("");

    private final PrintStream out;
    private final PrintStream err;
    private final UnaryOperator<@Nullable String> environment;

    Chat(PrintStream out, PrintStream err, UnaryOperator<@Nullable String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /**
     * Converses, at a terminal or in a pipe, until there is nothing more to say.
     *
     * @param arguments those behind {@code chat}
     * @return the exit code: 0, or 1 without a connection, 2 for arguments that mean nothing, 3 when something failed in a pipe
     */
    public static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        if (System.getProperty("java.util.logging.config.file") == null) {
            LOG.setLevel(Level.WARNING);
        }
        Chat chat = new Chat(out, err, System::getenv);
        return isTerminal() ? chat.run(arguments, chat::atTerminal) : chat.inPipe(arguments, in);
    }

    /** How a conversation is held. */
    private interface Way {
        /** Holds it; returns the exit code. */
        int converse(Options options) throws IOException;
    }

    int inPipe(List<String> arguments, InputStream in) {
        return run(arguments, options -> converse(options, new PipeScreen(in, out, environment), new Channels()));
    }

    private int run(List<String> arguments, Way way) {
        try {
            Options options = Options.read(arguments);
            if (options.has(Flag.HELP)) {
                out.println(Options.USAGE);
                return 0;
            }
            return way.converse(options);
        } catch (Refusal | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.println(Options.USAGE);
            return USAGE;
        } catch (IOException problem) {
            err.println("The terminal cannot be used: " + problem.getMessage());
            return Conversation.NO_CONNECTION;
        }
    }

    private int atTerminal(Options options) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            return atTerminal(options, terminal);
        }
    }

    int atTerminal(Options options, Terminal terminal) {
        Channels channels = new Channels();
        String noColour = environment.apply("NO_COLOR");
        if (noColour != null && !noColour.isEmpty()) {
            options.flags().add(Flag.NO_COLOUR);
        }
        return converse(options, new TerminalScreen(terminal, options.flags(), new Completion(channels)), channels);
    }

    private int converse(Options options, Screen screen, Channels channels) {
        LichatClient client = client(options, screen);
        Session session = new Session(client, screen, channels, new Messages(), new Asking(client), new Searches());
        try {
            return new Conversation(session, LichatClient.channelIn(options.address())).run();
        } catch (ExecutionException refused) {
            err.println(Harmless.line(sentence(options, refused.getCause())));
            return Conversation.NO_CONNECTION;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Conversation.NO_CONNECTION;
        }
    }

    private static LichatClient client(Options options, Screen screen) {
        ClientBuilder builder = LichatClient.to(options.address()).name(options.name());
        if (options.token() != null) {
            builder.token(options.token());
        }
        if (options.has(Flag.INSECURE)) {
            builder.trustsAnyCertificate();
        }
        if (options.has(Flag.RAW)) {
            builder.traffic(new WireTap(screen));
        }
        if (options.has(Flag.PASSWORD)) {
            String password = screen.secret("Password: ");
            if (password == null || password.isEmpty()) {
                throw new Refusal("No password was given; in a pipe it comes from " + PipeScreen.PASSWORD + ".");
            }
            builder.password(password);
        }
        return builder.build();
    }

    private static String sentence(Options options, @Nullable Throwable why) {
        if (why instanceof RequestFailed no) {
            String text = no.failure().find(Core.TEXT);
            return "The server refuses the login: " + text
                    + (no.is(Failures.USERNAME_TAKEN) ? " --password asks for the password of a registered name." : "");
        }
        if (why instanceof TimeoutException) {
            return "The server at " + options.address() + " has not answered in time.";
        }
        return "There is no connection to " + options.address() + ": " + (why == null ? "" : why.getMessage());
    }

    /** Since Java 22 there is a console without a terminal as well, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // up to Java 21 it may be null
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException earlierJava) {
            return true;
        }
    }
}
