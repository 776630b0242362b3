package org.lichat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * A line for each log record: when, how grave, and what. The platform's own formatter finds out by which method each record was made,
 * also when that is not printed, which was a tenth of what a login costs.
 */
public final class LogLine extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS ", Locale.ROOT);
    private static final int LEVEL_WIDTH = 7;

    /** For the platform, which is told of it by name. */
    public LogLine() {}

    @Override
    public String format(LogRecord entry) {
        StringBuilder line = new StringBuilder(128);
        TIME.formatTo(LocalDateTime.ofInstant(entry.getInstant(), ZoneId.systemDefault()), line);
        String level = entry.getLevel().getLocalizedName();
        line.append(level).append(" ".repeat(Math.max(0, LEVEL_WIDTH - level.length())));
        line.append(' ').append(formatMessage(entry)).append(System.lineSeparator());
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            line.append(trace);
        }
        return line.toString();
    }
}
