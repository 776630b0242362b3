package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test during which something is logged, at whatever level and by whomever, that contains a secret of the tests: passwords, keys and
 * tokens that the clients of conversations send or receive, and some that are given to the server otherwise. JUnit finds it as a service.
 */
public final class SecretsExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Pattern SENT =
            Pattern.compile(":(?:password|otp-key|otp-token|key|token) \"([^\"\\\\]{6,})\"", Pattern.CASE_INSENSITIVE);

    /** Passwords and keys of tests that the log contains as words of its own. */
    private static final Set<String> WORDS = Set.of("secret", "password", "status");

    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final Logger ROOT = Logger.getLogger("");
    private static final Handler WATCH = new Watch();

    static {
        SECRETS.addAll(List.of("sesame", "correct horse", "battery staple", "cayenne pepper", "12345678901234567890"));
        WATCH.setLevel(Level.ALL);
    }

    /** Whatever is secret in an update must not be in the log. */
    static void watch(String update) {
        Matcher secrets = SENT.matcher(update);
        while (secrets.find()) {
            if (!WORDS.contains(secrets.group(1))) {
                SECRETS.add(secrets.group(1));
            }
        }
    }

    /** What they log is of the tests, and so much that it would take most of their time. */
    private static final List<Logger> TOOLS =
            List.of(Logger.getLogger("com.tngtech.archunit"), Logger.getLogger("io.zonky"));

    /** Conversations over sockets are only held once more. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (Way.chosen() != Way.DIRECT) {
            return;
        }
        TOOLS.forEach(tool -> tool.setLevel(Level.INFO));
        if (!Arrays.asList(ROOT.getHandlers()).contains(WATCH)) {
            ROOT.setLevel(Level.ALL);
            ROOT.addHandler(WATCH);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        nothingLeaked();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        nothingLeaked();
    }

    private static void nothingLeaked() {
        List<String> leaks = new ArrayList<>();
        for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            leaks.add(leak);
        }
        assertEquals(List.of(), leaks, "secrets in the log");
    }

    private static final class Watch extends Handler {
        private final Formatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord logged) {
            String text = text(logged);
            if (SECRETS.stream().anyMatch(secret -> contains(text, secret))) {
                LEAKS.add(logged.getLoggerName() + ": " + text);
            }
        }

        private String text(LogRecord logged) {
            StringWriter text = new StringWriter();
            PrintWriter lines = new PrintWriter(text);
            lines.println(formatter.formatMessage(logged));
            lines.println(Arrays.toString(logged.getParameters()));
            if (logged.getThrown() != null) {
                logged.getThrown().printStackTrace(lines);
            }
            lines.flush();
            return text.toString();
        }

        /** As a whole: digits of a token may well be within a larger number. */
        private static boolean contains(String text, String secret) {
            for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                int end = at + secret.length();
                if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
