package org.lichat.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.SocketHost;
import org.lichat.server.Settings;

/** Each group of commands, by an administrator and a guest in one channel. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CommandsTest {
    private static final byte[] IMAGE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final SocketHost HOST =
            new SocketHost().with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "correct horse");

    private static int rooms;

    private Piped root;
    private Piped guest;
    private String room;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        HOST.start();
    }

    @AfterAll
    static void stop() {
        HOST.stop();
    }

    @BeforeEach
    void meet() throws Exception {
        room = "room" + ++rooms;
        root = Piped.on(HOST, "root", "--password");
        root.asks("/create " + room, "You are in " + room);
        guest = Piped.on(HOST, "guest " + rooms);
        guest.asks("/join " + room, "You are in " + room);
        root.sees("has joined " + room);
    }

    @AfterEach
    void part() throws Exception {
        guest.ends();
        root.ends();
    }

    private String guestName() {
        return "guest " + room.substring(4);
    }

    @Test
    void channelsAndWhoIsThere() throws Exception {
        String quoted = '"' + guestName() + '"';
        root.asks("/users", "In " + room + " (2): " + quoted + ", root");
        root.asks("/users Lichat", "In Lichat (", "root");
        root.asks("/channels", "Channels (", room);
        root.asks("/create /below", "You are in " + room + "/below");
        root.asks("/channels " + room, "Channels (1): " + room + "/below");
        root.asks("/channel 2", "is for " + room + " now");
        root.asks("/channel", "You are in; 1 Lichat; 2 " + room + ", the current one; 3 " + room + "/below");
        root.asks("/create", "You are in @");
        root.asks("/invite " + guestName(), quoted + " has joined @");
        guest.sees("You are in @");
        root.asks("/kick " + guestName(), "root puts " + quoted + " out of @");
        guest.sees("You have left @");
        root.asks("/whois " + guestName(), quoted + " is not registered and here, connections: 1.");
        root.asks("/whois root", "root is registered and here");
        root.asks("/server-info " + guestName(), "The server knows of " + quoted, "127.0.0.1");
        root.asks("/ping", "To the server and back: ", " ms.");
        root.asks("/destroy " + room + "/below", "The channel " + room + "/below has ended.");
        assertEquals(0, root.ends());
    }

    @Test
    void permissions() throws Exception {
        String quoted = '"' + guestName() + '"';
        root.asks("/permissions", "Who may do what in " + room, "kick: root");
        guest.asks("/kick root", "(insufficient-permissions)");
        root.asks("/grant kick " + guestName(), quoted + " may kick in " + room);
        root.asks("/permissions", "kick: root, " + quoted);
        root.asks("/deny kick " + guestName(), quoted + " may not kick in " + room);
        root.asks("/permissions kick everybody", "kick: everybody");
        root.asks("/permissions kick - \"" + guestName() + "\" root", "kick: everybody but " + quoted + ", root");
        root.asks("/permissions kick nobody", "kick: nobody");
        root.asks("/permissions kick sometimes", "Who may is written as");
        guest.asks("/can", "What you may do in " + room + ": ", "message");
        assertEquals(3, guest.ends());
    }

    @Test
    void messagesAreEditedAnsweredAndReactedTo() throws Exception {
        guest.types("First");
        String seen = root.sees(": First");
        String number = seen.substring(6, seen.indexOf('[')).strip();
        root.asks("/reply Second", "root (to \"" + guestName() + "\", " + number + "): Second");
        guest.sees("root (to \"" + guestName() + "\"", "Second");
        root.asks("/react " + number + " thumbsup", "root reacts to message " + number, "\uD83D\uDC4D, now 1");
        root.asks("/react #" + number + " \uD83D\uDC4D", "now 0");
        root.asks("/edit " + number + " mine", "Message " + number + " is not yours.");
        root.asks("/edit Third", "root changes message", " to: Third");
        guest.sees("root changes message", " to: Third");
        guest.asks("/delete", "takes back message");
        root.asks("/reply 9999 x", "There is no message 9999.");
        root.asks("/expunge " + number, "It is deleted from what is kept of " + room);
    }

    @Test
    void historyIsCaughtUpWithAndSearched() throws Exception {
        guest.types("A red apple");
        guest.types("A green pear");
        root.sees("A green pear");
        root.asks("/search apple", "A red apple");
        root.sees("1 found");
        root.asks("/more", "Nothing is found.");
        root.asks("/search from:\"" + guestName() + "\" after:1h pear", "A green pear");
        root.asks("/search after:yesterday x", "is no time such as");
        root.asks("/search nonsense:1", "There is no field nonsense");
        try (Piped late = Piped.of("--name", "late", Piped.address(HOST) + room)) {
            late.sees("You are in " + room);
            late.asks("/backfill 1d", "A red apple");
            late.sees("A green pear");
            late.sees("That was said in " + room);
            late.asks("/users", "In " + room + " (3): ");
            assertEquals(0, late.ends());
        }
    }

    @Test
    void filesAndEmotes() throws Exception {
        Path image = Files.write(folder.resolve("a dot.png"), IMAGE);
        root.asks("/send " + image, "Sending a dot.png (image/png, " + IMAGE.length + " bytes)");
        guest.sees("root: http://localhost/", "a%20dot.png (image/png)");
        root.asks("/send " + folder.resolve("none.png"), "There is no file");
        Path other = Files.writeString(folder.resolve("x.png"), "no image");
        root.asks("/send " + other, "(bad-content-type)", "Accepted: ", "image/png");
        root.asks("/emote \"" + image + "\" dot", "root adds the emote :dot: of " + room);
        guest.asks("/emotes", "Emotes of " + room + " (1): dot");
        root.asks("/remove-emote dot", "root removes the emote :dot:");
        guest.asks("/emotes", "(0): nothing");
    }

    @Test
    void channelsAreManaged() throws Exception {
        String quoted = '"' + guestName() + '"';
        root.asks("/topic", "topic of " + room + ": ");
        root.asks("/topic Flowers and bees", "topic of " + room + ": Flowers and bees");
        guest.sees("topic of " + room + ": Flowers and bees");
        root.asks("/set-channel-info rules Be kind", "rules of " + room + ": Be kind");
        guest.asks("/info topic rules", "Flowers and bees");
        guest.sees("Be kind");
        guest.asks("/info nonsense", "(no-such-channel-info)");
        root.asks("/pause 5", "once in 5 seconds");
        guest.sees("once in 5 seconds");
        root.asks("/pause 0", "as often as they like");
        root.asks("/pause soon", "is no number of seconds");
        root.asks("/quiet " + guestName(), "What " + quoted + " says in " + room + " is not seen");
        root.asks("/quieted", "(1): " + quoted);
        root.asks("/unquiet " + guestName(), "is seen again");
        root.asks("/bridge", "You may speak for others in " + room);
        root.asks("/speak-for Carol Hello", "Carol by root: Hello");
        root.asks("/roles", "Roles in " + room + " (2): ", "moderator");
        root.asks("/create-role helper kick -ban", "The role helper in " + room + ":", "may kick", "may not ban");
        root.asks("/assign-role helper " + guestName(), quoted + " has the role helper in " + room + ".");
        root.asks("/roles " + guestName(), "(1): helper");
        root.asks("/remove-role helper " + guestName(), "no more");
        root.asks("/delete-role helper", "The role helper is removed");
        root.asks("/role helper", "(no-such-role)");
    }

    @Test
    void profilesAndIdentities() throws Exception {
        String quoted = '"' + guestName() + '"';
        guest.asks("/share", "(no-such-profile)");
        guest.asks("/register", quoted + " is registered");
        guest.asks("/set-user-info status away", "Your status: away");
        root.asks("/whois " + guestName(), "is registered and here", "status: away");
        guest.asks("/block root", "You do not see what root says");
        guest.asks("/blocked", "Blocked (1): root");
        guest.asks("/unblock root", "again");
        guest.asks("/blocked", "Blocked (0): nobody");
        String shared = guest.asks("/share", "Whoever has this key");
        String key = shared.substring(shared.lastIndexOf(' ') + 1);
        root.asks("/assume " + key + " " + guestName(), "You may speak as " + quoted);
        root.asks("/as \"" + guestName() + "\" Hello", quoted + ": Hello");
        guest.asks("/identities", key, "root may speak as you");
        root.asks("/identities", "You may speak as: " + quoted);
        guest.asks("/unshare", "Taken back");
        guest.asks("/otp nonsense", "(invalid-otp-key)");
        guest.asks("/otp off", "is registered");
        guest.asks("/last-read", "last-read:");
    }

    @Test
    void theServerIsManaged() throws Exception {
        String quoted = '"' + guestName() + '"';
        root.asks("/ban mallory", "mallory is banned.");
        root.asks("/blacklist", "mallory");
        root.asks("/unban mallory", "mallory is banned no more.");
        root.asks("/ip-ban 203.0.113.7", "The address 203.0.113.7 is banned");
        root.asks("/ip-blacklist", "Banned:", "203.0.113.7");
        root.asks("/ip-unban 203.0.113.7", "banned no more");
        root.asks("/ip-ban nonsense", "(bad-ip-format)");
        guest.asks("/register", "is registered");
        root.asks("/kill " + guestName(), quoted + " is disconnected.");
        guest.sees("The connection is lost");
        root.asks("/passwd " + guestName(), quoted + " has another password.");
        root.asks("/export " + guestName(), "All that is kept of " + quoted);
        root.asks("/reset-otp " + guestName(), quoted);
        root.asks("/erase " + guestName(), "What was kept of " + quoted + " is erased.");
    }

    @Test
    void helpTellsOfEachCommand() throws Exception {
        assertTrue(root.asks("/help", "/kick").contains("/assume-identity"));
        root.asks("/help whois", "/user-info NAME; Tells about a user.; Also: /whois");
        root.asks("/help nonsense", "There is no command nonsense");
    }
}
