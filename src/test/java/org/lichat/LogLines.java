package org.lichat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The lines of {@code INFO} and above that a logger writes, until it is closed. */
public final class LogLines implements AutoCloseable {
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final Lines lines = new Lines();
    private final Logger logger;

    private LogLines(Logger logger) {
        this.logger = logger;
        lines.setLevel(Level.INFO);
        logger.addHandler(lines);
    }

    /** Those of the logger with that name, from now on. */
    public static LogLines of(String name) {
        return new LogLines(Logger.getLogger(name));
    }

    /** Those by now, each with its level before it. */
    public List<String> written() {
        return new ArrayList<>(written);
    }

    /** The next one, for which it waits a long time. */
    public String next() throws InterruptedException {
        String line = written.poll(30, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("Nothing is logged.");
        }
        return line;
    }

    @Override
    public void close() {
        logger.removeHandler(lines);
    }

    private final class Lines extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            if (isLoggable(line)) {
                written.add(line.getLevel() + " " + formatter.formatMessage(line));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
