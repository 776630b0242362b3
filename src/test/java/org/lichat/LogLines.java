package org.lichat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The lines that a logger writes, until it is closed. */
public final class LogLines implements AutoCloseable {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Lines lines = new Lines();
    private final Logger logger;

    private LogLines(Logger logger) {
        this.logger = logger;
        logger.addHandler(lines);
    }

    /** Those of the logger with that name, from now on. */
    public static LogLines of(String name) {
        return new LogLines(Logger.getLogger(name));
    }

    /** Each with its level before it. */
    public List<String> written() {
        return written;
    }

    @Override
    public void close() {
        logger.removeHandler(lines);
    }

    private final class Lines extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            written.add(line.getLevel() + " " + formatter.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
