package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private final LogRecord entry = new LogRecord(Level.INFO, "{0} closed: {1}");

    @Test
    void aLineSaysWhenHowGraveAndWhat() {
        entry.setParameters(new Object[] {"connection 1", "bye"});
        entry.setInstant(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6_000_000)
                .atZone(ZoneId.systemDefault())
                .toInstant());
        assertEquals("2026-01-02 03:04:05.006 INFO    connection 1 closed: bye\n", line());
    }

    @Test
    void whatWasThrownFollowsInFull() {
        entry.setMessage("It failed.");
        entry.setThrown(new IllegalStateException("why", new IllegalArgumentException("the cause")));
        String text = line();
        assertTrue(
                text.contains(" It failed.\njava.lang.IllegalStateException: why\n\tat org.lichat.LogLineTest."), text);
        assertTrue(text.contains("Caused by: java.lang.IllegalArgumentException: the cause\n"), text);
    }

    private String line() {
        return new LogLine().format(entry).replace(System.lineSeparator(), "\n");
    }
}
