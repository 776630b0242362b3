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
    void itRolls() {
        SocketHost host = new SocketHost();
        host.start();
        try (SocketLine alice = SocketLine.to(host.port()).connects("alice");
                var bot = new DiceBot("ws://127.0.0.1:" + host.port() + "/").open()) {
            bot.create("casino").join();
            alice.send("(join :id 1 :channel \"casino\")");
            alice.receives("(join :id 1 ");
            alice.send("(message :id 2 :channel \"casino\" :text \"roll 6\")");
            alice.receives("(message :id 2 ");
            String rolled = alice.next();
            assertTrue(rolled.contains(":from \"dice\" :channel \"casino\" :text \"alice rolls "), rolled);
            assertTrue(rolled.matches("(?s).* rolls [1-6]\\.\"\\)\0?"), rolled);
        } finally {
            host.stop();
        }
    }
}
