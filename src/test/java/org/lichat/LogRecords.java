package org.lichat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class of ours writes to the log while this is open, each as its level and its message. */
public final class LogRecords extends Handler implements AutoCloseable {
    private final BlockingQueue<String> records = new LinkedBlockingQueue<>();
    private final Logger logger;

    public LogRecords(Class<?> type) {
        this.logger = Logger.getLogger(type.getName());
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry));
    }

    /** The next one, for which it waits a long time. */
    public String next() throws InterruptedException {
        String entry = records.poll(30, TimeUnit.SECONDS);
        if (entry == null) {
            throw new AssertionError("Nothing is logged.");
        }
        return entry;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
