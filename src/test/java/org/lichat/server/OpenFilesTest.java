package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.LogLines;

class OpenFilesTest {
    @ParameterizedTest
    @CsvSource({"11328, 10000", "11327, 9999", "1024, 632", "100, 1"})
    void connectionsFitInto(long files, int fitting) {
        assertEquals(fitting, new OpenFiles(files).fitting(10_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 1_024, 4_096, 20_000, 65_536})
    void whatFitsIsAsMuchAsPossible(long files) {
        int fitting = new OpenFiles(files).fitting(1_000_000);
        assertTrue(Occupancy.sockets(fitting) + OpenFiles.OTHERS <= files);
        assertTrue(Occupancy.sockets(fitting + 1) + OpenFiles.OTHERS > files);
    }

    @Test
    void theLimitIsKnownHere() {
        long most = OpenFiles.ofProcess().most();
        assertTrue(most > OpenFiles.OTHERS, () -> most + " files");
    }

    @Test
    void aLimitThatIsTooHighIsSaid() {
        try (LogLines lines = LogLines.of(OpenFiles.class.getName())) {
            new OpenFiles(20_000).check(Settings.defaults());
            assertEquals(List.of(), lines.written());
            new OpenFiles(1_024).check(Settings.defaults());
            assertEquals(
                    List.of(
                            "WARNING lichat.connection-limit is 10000, which takes 11328 open files, but the process may"
                                    + " have only 1024: it takes 632 connections. Raise the limit of the system (ulimit -n,"
                                    + " LimitNOFILE)."),
                    lines.written());
        }
    }
}
