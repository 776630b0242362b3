package org.lichat.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.SocketHost;
import org.lichat.SocketLine;

/** The bot that the page about clients shows. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DiceBotTest {
    private static final Path SOURCE = Path.of("src/test/java/org/lichat/example/DiceBot.java");
    private static final Path PAGE = Path.of("src/site/markdown/clients.md");

    @Test
    void thePageShowsWhatIsCompiled() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("package org.lichat.example;");
        assertEquals(Files.readString(SOURCE), page.substring(begin, page.indexOf("```", begin)));
    }

    @Test
    void itRunsAndRolls() throws Exception {
        SocketHost host = new SocketHost();
        host.start();
        try (SocketLine alice = SocketLine.to(host.port()).connects("alice")) {
            alice.send("(create :id 1 :channel \"casino\")");
            alice.receives("(join :id 1 ");
            Process bot = bot("ws://127.0.0.1:" + host.port() + "/#casino");
            try {
                assertTrue(alice.next().contains(":from \"dice\" :channel \"casino\""));
                alice.send("(message :id 2 :channel \"casino\" :text \"roll 6\")");
                alice.receives("(message :id 2 ");
                String rolled = alice.next();
                assertTrue(
                        rolled.matches("\\(message .*:from \"dice\" .*:text \"alice rolls [1-6]\\.\"\\)\0?"), rolled);
            } finally {
                bot.destroyForcibly().waitFor();
            }
        } finally {
            host.stop();
        }
    }

    /** The bot as a program of its own, which must run on after its main method has returned. */
    private static Process bot(String address) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(java, "-cp", classes, DiceBot.class.getName(), address)
                .inheritIO()
                .start();
    }
}
