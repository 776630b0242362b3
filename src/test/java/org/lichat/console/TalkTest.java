package org.lichat.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.SocketHost;
import org.lichat.client.LichatClient;

/** Talk between consoles in pipes, on a whole server. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TalkTest {
    private static final SocketHost HOST = new SocketHost().withTls();

    @BeforeAll
    static void start() {
        HOST.start();
    }

    @AfterAll
    static void stop() {
        HOST.stop();
    }

    @Test
    void twoMeetAndTalk() throws Exception {
        try (Piped alice = Piped.on(HOST, "alice")) {
            alice.sees("Welcome! Be kind to each other.");
            alice.asks("/create garden", "You are in garden.");
            try (Piped bob = Piped.of("--name", "bob", Piped.address(HOST) + "garden")) {
                bob.sees("You are in garden.");
                alice.sees("bob has joined garden.");
                bob.types("Good morning!");
                String seen = alice.sees("[garden] bob: Good morning!");
                assertTrue(seen.matches("[0-9]{2}:[0-9]{2} +[0-9]+ \\[garden] bob: Good morning!"), seen);
                bob.sees("bob: Good morning!");
                alice.types("//slash, Bob, and ünïcödé \uD83D\uDE00");
                assertTrue(
                        bob.sees("alice: /slash, Bob, and ünïcödé \uD83D\uDE00").contains(" *"));
                assertEquals(0, bob.ends());
            }
            alice.sees("bob has left garden.");
            alice.asks("/leave", "You have left garden.");
            alice.sees("What you type is for Lichat now.");
            assertEquals(0, alice.ends());
        }
    }

    @Test
    void namesMayHaveSpacesAndPretendNothing() throws Exception {
        try (Piped smith = Piped.on(HOST, "bob: hi")) {
            smith.asks("/create a long name", "You are in \"a long name\".");
            smith.types("/create second");
            smith.asks("/msg \"a long name\" here", "[\"a long name\"] \"bob: hi\": here");
            smith.asks("/channel a long name", "is for \"a long name\" now");
            smith.asks("/leave", "You have left \"a long name\".");
            smith.asks("/whois bob: hi", "\"bob: hi\" is not registered and here, connections: 1.");
            smith.asks("/whois \"bob: hi\"", "\"bob: hi\" is not registered");
        }
    }

    @Test
    void whatOthersWriteIsMadeHarmless() throws Exception {
        try (Piped alice = Piped.on(HOST, "harmed")) {
            alice.asks("/create harm", "You are in harm.");
            LichatClient mallory = LichatClient.to(Piped.address(HOST) + "harm")
                    .name("mallory")
                    .build();
            mallory.open().join();
            alice.sees("mallory has joined harm.");
            mallory.say("harm", "a\u001b[2Jb\u009bc\u202ed\re\n14:00    7 [harm] alice: f\u0007")
                    .join();
            String seen = alice.sees("mallory: a");
            assertTrue(seen.endsWith("mallory: a\u241B[2Jb\uFFFDcd ⏎ e ⏎ 14:00    7 [harm] alice: f\u2407"), seen);
            mallory.close();
            alice.sees("mallory has left harm.");
            alice.printed().forEach(Piped::isPlain);
        }
    }

    @Test
    void aChannelThatIsNotThereIsToldWithTheWayOut() throws Exception {
        try (Piped alice = Piped.of("--name", "early", Piped.address(HOST) + "nowhere")) {
            alice.sees("nowhere", "(no-such-channel)", "/create NAME");
            assertEquals(3, alice.ends());
        }
    }

    @Test
    void aSecondConnectionIsWhereTheFirstIs() throws Exception {
        try (Piped first = Piped.on(HOST, "twice")) {
            first.asks("/register", "twice is registered");
            first.asks("/create nest", "You are in nest.");
            first.asks("/create other", "You are in other.");
            try (Piped second = Piped.of("--name", "twice", "--password", Piped.address(HOST) + "nest")) {
                second.sees("You are in nest.");
                second.asks("Hello", "[nest] twice: Hello");
                assertEquals(0, second.ends());
            }
            first.sees("[nest] twice: Hello");
        }
    }

    @Test
    void whatFailsMakesTheExitCode() throws Exception {
        try (Piped alice = Piped.on(HOST, "failing")) {
            alice.asks("/kick", "NAME is missing: /kick NAME");
            alice.asks("/nonsense", "There is no command /nonsense");
            alice.asks("/join nowhere", "(no-such-channel)");
            alice.asks("/raw (message", "That is no update");
            alice.asks("/raw (nonsense)", "nonsense");
            alice.asks("/quieted x", "That is too much: /quieted");
            assertEquals(3, alice.ends());
        }
    }

    @Test
    void loginsThatAreRefusedAreTold() throws Exception {
        try (Piped owner = Piped.on(HOST, "owner")) {
            owner.asks("/register", "owner is registered");
        }
        try (Piped thief = Piped.of("--name", "owner", Piped.address(HOST))) {
            assertEquals(1, thief.exit());
            assertTrue(thief.complaints().contains("--password asks for the password"), thief.complaints());
        }
        try (Piped again = Piped.on(HOST, "OWNER", "--password", "--raw")) {
            again.asks("/ping", "< (pong"); // what came with the login may have been passed over
            assertTrue(again.printed().stream().anyMatch(line -> line.contains(":password \"…\"")));
            assertFalse(String.join("", again.printed()).contains("correct horse"));
        }
        try (Piped nobody = Piped.of("lichat://127.0.0.1:1/")) {
            assertEquals(1, nobody.exit());
            assertTrue(nobody.complaints().startsWith("There is no connection to lichat://127.0.0.1:1/: "));
        }
    }

    @Test
    void argumentsThatMeanNothingGetUsage() throws Exception {
        for (String[] wrong : new String[][] {{}, {"--nonsense"}, {"http://x/"}, {"lichat://a/", "b"}, {"--name"}}) {
            try (Piped chat = Piped.of(wrong)) {
                assertEquals(2, chat.exit());
                assertTrue(chat.complaints().contains("chat [options] ADDRESS"), chat.complaints());
            }
        }
        try (Piped help = Piped.of("--help")) {
            assertEquals(0, help.exit());
            assertTrue(String.join("", help.printed()).contains("--insecure"));
        }
    }

    @Test
    void whatIsTypedWithoutAConnectionIsNotSent() throws Exception {
        SocketHost host = new SocketHost();
        host.start();
        Piped alice = Piped.on(host, "lost");
        alice.asks("/create den", "You are in den.");
        host.stop();
        alice.sees("The connection is lost; trying again …");
        alice.asks("hello", "there is no connection");
        alice.types("/quit");
        assertEquals(3, alice.exit());
    }
}
