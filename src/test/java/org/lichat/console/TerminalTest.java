package org.lichat.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.SocketHost;

/** A person at a terminal of 80 columns and 24 rows. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TerminalTest {
    private static final SocketHost HOST = new SocketHost();

    @BeforeAll
    static void start() {
        HOST.start();
    }

    @AfterAll
    static void stop() {
        HOST.stop();
    }

    @Test
    void whatIsSaidStandsAboveThePrompt() throws Exception {
        try (Seated seen = new Seated(HOST, "xterm", "--name", "alice")) {
            seen.awaits("Welcome! Be kind to each other.");
            seen.types("/create lobby\r");
            seen.awaits("You are in lobby.");
            seen.awaits("lobby> ");
            String words = "One word after the other makes a line that no terminal of eighty columns has room for, "
                    + "so it goes on below.";
            seen.types(words + "\r");
            seen.awaits("alice: One word");
            seen.awaits("\n          eighty columns has room for, so it goes on below.");
            List<String> lines = seen.lines();
            String first = lines.stream()
                    .filter(line -> line.contains("alice: One word"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(seen.text()));
            assertTrue(first.matches("[0-9]{2}:[0-9]{2} +[0-9]+ alice: One word .*"), first);
            String second = lines.stream()
                    .filter(line -> line.contains("so it goes on"))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            assertTrue(second.matches(" {10}\\S.*so it goes on below\\."), second);
            try (Piped bob = Piped.on(HOST, "bob")) {
                bob.types("/join lobby");
                bob.types("Hello Alice");
                seen.awaits("bob: Hello Alice");
                assertTrue(seen.lines().stream().anyMatch(line -> line.matches(".* \\*[0-9]+ bob: Hello Alice")));
            }
            assertTrue(seen.text().contains("\u001b[3"), "no colours");
            assertFalse(seen.text().contains("\007"), "it rings");
            assertTrue(seen.lines().stream().allMatch(line -> Folding.columns(line) <= 80), () -> seen.lines()
                    .toString());
        }
    }

    @Test
    void othersCannotLeaveTheirLines() throws Exception {
        try (Seated seen = new Seated(HOST, "xterm", "--name", "target", "--no-colour", "--bell")) {
            seen.awaits("target");
            seen.types("/create pit\r");
            seen.awaits("You are in pit.");
            try (Piped mallory = Piped.on(HOST, "mallory")) {
                mallory.types("/join pit");
                mallory.types("/raw (message :channel \"pit\" :text \"a\u001b[31mred\u001b[0m\u2028"
                        + "14:05   7 bob: for target " + "y".repeat(200) + "\")");
                seen.awaits("for target");
                seen.awaits("yyy");
            }
            seen.awaits("mallory has left pit.");
            assertTrue(seen.lines().stream().anyMatch(line -> line.startsWith(" ".repeat(10) + "14:05   7 bob:")));
            assertTrue(seen.lines().stream().noneMatch(line -> line.startsWith("y") || line.startsWith("14:05   7")));
            assertFalse(seen.text().contains("\u001b[3"), seen.text());
            assertFalse(seen.text().contains("\u001b[1m"), seen.text());
            assertTrue(seen.text().contains("\007"), "it does not ring");
        }
    }

    @Test
    void keysSwitchChannelsAndTabCompletes() throws Exception {
        try (Seated seen = new Seated(HOST, "xterm", "--name", "keys", "--no-colour")) {
            seen.awaits("Welcome!");
            seen.types("/create a%b garden\r");
            seen.awaits("\"a%b garden\"> ");
            seen.types("\u001b1");
            seen.awaits("What you type is for Lichat now.");
            seen.types("/ki\t");
            seen.awaits("/kill");
            seen.types("\u0015\u001b9");
            seen.awaits("There is no channel 9");
            seen.types("/who\tKE\t\r");
            seen.awaits("keys is not registered and here");
            seen.types("half a line");
            seen.awaits("> half a line");
            seen.types("\u0003");
            seen.types("/users \r");
            seen.awaits("In Lichat (");
            assertFalse(seen.text().contains("\u001b[3"), seen.text());
        }
    }

    @Test
    void aPasswordIsNotSeen() throws Exception {
        try (Seated seen = new Seated(HOST, "xterm", "--name", "secretive", "--no-colour")) {
            seen.awaits("Welcome!");
            seen.types("/register\r");
            seen.awaits("New password: ");
            seen.types("correct horse\r");
            seen.awaits("The same once more: ");
            seen.types("correct house\r");
            seen.awaits("nothing is changed");
            seen.types("/register\r");
            seen.types("correct horse\r");
            seen.types("correct horse\r");
            seen.awaits("secretive is registered");
            assertFalse(seen.text().contains("correct"), seen.text());
        }
    }

    @Test
    void aDumbTerminalHasNoColours() throws Exception {
        try (Seated seen = new Seated(HOST, "dumb", "--name", "dumb")) {
            seen.awaits("Welcome!");
            seen.types("/create dump\r");
            seen.awaits("You are in dump.");
            seen.types("Hello\r");
            seen.awaits("dumb: Hello");
            assertFalse(seen.text().contains("\u001b"), seen.text());
        }
    }
}
