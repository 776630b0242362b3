package org.lichat.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.server.Settings;
import org.lichat.shirakumo.Backfill;
import org.lichat.shirakumo.Block;
import org.lichat.shirakumo.Bridge;
import org.lichat.shirakumo.ChannelInfo;
import org.lichat.shirakumo.Data;
import org.lichat.shirakumo.Edit;
import org.lichat.shirakumo.Emotes;
import org.lichat.shirakumo.Icons;
import org.lichat.shirakumo.Ip;
import org.lichat.shirakumo.Link;
import org.lichat.shirakumo.Pause;
import org.lichat.shirakumo.Quiet;
import org.lichat.shirakumo.Reactions;
import org.lichat.shirakumo.Replies;
import org.lichat.shirakumo.Search;
import org.lichat.shirakumo.ServerManagement;
import org.lichat.shirakumo.Typing;
import org.lichat.shirakumo.UserInfo;

/** clients.md: lichat-js, the client in browsers; what its first generation sends, in upper case, and what its second does. */
class LichatJsTest {
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGM4IReFFTEMLQkAXhlQAeZkKhAAAAAASUVORK5CYII=";
    private static final String FIRST = "\"shirakumo-data\" \"shirakumo-backfill\" \"shirakumo-emotes\""
            + " \"shirakumo-channel-info\" \"shirakumo-quiet\" \"shirakumo-pause\" \"shirakumo-server-management\""
            + " \"shirakumo-ip\" \"shirakumo-user-info\" \"shirakumo-icon\" \"shirakumo-bridge\" \"shirakumo-block\""
            + " \"shirakumo-reactions\" \"shirakumo-link\"";
    private static final String SECOND = FIRST + " \"shirakumo-typing\" \"shirakmuo-history\"";
    /** Strings, and what is not in one but reads as no value. */
    private static final Pattern UNSET = Pattern.compile(":[a-z-]+ NIL", Pattern.CASE_INSENSITIVE);

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);
    private static final Pattern KEYS = Pattern.compile("\\([a-z-]+ :id \\S+ :clock \\d+ :from \"\"( :[a-z-]+ .*)?\\)");

    @RegisterExtension
    private final Conversation chat = new Conversation(
                    new Backfill(),
                    new Block(),
                    new Bridge(),
                    new ChannelInfo(),
                    new Data(),
                    new Edit(),
                    new Emotes(),
                    new Icons(),
                    new Ip(),
                    new Link(),
                    new Pause(),
                    new Quiet(),
                    new Reactions(),
                    new Replies(),
                    new Search(),
                    new ServerManagement(),
                    new Typing(),
                    new UserInfo())
            .with(Settings.FLOOD_LIMIT, 0);

    private int id = 345_678_901;

    /** A page of the first generation that has just been opened, of which all has been received. */
    private Client first(String name) {
        Client page = chat.open();
        page.sends(shout("CONNECT", name, ":EXTENSIONS (" + FIRST + ") :VERSION \"2.0\" :PASSWORD NIL"));
        page.receivesGreeting(name);
        return page;
    }

    /** The same of the second generation. */
    private Client second(String name) {
        Client page = chat.open();
        page.sends(say(
                "connect",
                name,
                ":signature NIL :otp-token NIL :extensions (" + SECOND + ") :version \"2.0\" :password NIL"));
        page.receivesGreeting(name);
        return page;
    }

    private String shout(String type, String name, String fields) {
        return "(" + type + " :ID " + ++id + " :CLOCK " + chat.local().clock() + " :FROM \"" + name + "\" " + fields
                + ")\0";
    }

    private String say(String type, String name, String fields) {
        return "(" + type + " :signature NIL :bridge NIL :id " + ++id + " :clock "
                + chat.local().clock() + " :from \"" + name + "\" " + fields + ")\0";
    }

    /** Each generation in "Tea Room", which the first one has made. */
    private List<Client> both() {
        Client ada = first("ada");
        ada.sends(shout("CREATE", "ada", ":BRIDGE NIL :CHANNEL \"Tea Room\""));
        ada.receives("(join :id " + id + " :from \"ada\" :channel \"Tea Room\")");
        Client ben = second("ben");
        ben.sends(say("join", "ben", ":channel \"tea room\""));
        ben.receives("(join :id " + id + " :from \"ben\" :channel \"Tea Room\")");
        ada.receives("(join :id " + id + " :from \"ben\" :channel \"Tea Room\")");
        return List.of(ada, ben);
    }

    /** Both read an update's type and keys as they are, and fail on much that is unset; the second one on nothing else. */
    private static void isReadable(Received update) {
        String text = STRING.matcher(update.text()).replaceAll("\"\"");
        assertTrue(KEYS.matcher(text.strip().replace("\0", "")).matches(), update::toString);
        assertFalse(UNSET.matcher(text).find(), update::toString);
        assertEquals(text.length() - 1, text.indexOf('\0'), "one update in a frame");
    }

    private static String gist(Received answer) {
        Map<String, String> telling = Map.of("users", ":users", "emotes", ":names");
        return answer.type() + " " + answer.field(telling.getOrDefault(answer.type(), ":id"));
    }

    @Test
    void theFirstOneIsToldWhatItAsksForOnLogin() {
        Client ada = chat.open();
        ada.sends(shout("CONNECT", "ada", ":EXTENSIONS (" + FIRST + ") :VERSION \"2.0\" :PASSWORD NIL"));
        Received connect = ada.receives("(connect :id " + id + " :from \"ada\" :version \"2.0\")");
        isReadable(connect);
        String offered = connect.field(":extensions"); // compared letter by letter
        List.of(FIRST.split(" ")).forEach(name -> assertTrue(offered.contains(name), name));
        Received join =
                ada.receives("(join :from \"ada\" :channel \"Lichat\")"); // from where it knows the server's name
        isReadable(join);
        isReadable(ada.receives("(message :from \"Lichat\" :channel \"Lichat\")"));
        ada.sends(shout("EMOTES", "ada", ":NAMES ()"));
        isReadable(ada.receives("(emotes :id " + id + " :from \"ada\" :names () :channel \"Lichat\")"));
        ada.sends(shout("CHANNEL-INFO", "ada", ":BRIDGE NIL :KEYS T :CHANNEL \"Lichat\""));
        ada.sends(shout("USERS", "ada", ":BRIDGE NIL :USERS () :CHANNEL \"Lichat\""));
        isReadable(
                ada.receives("(users :id " + id + " :from \"ada\" :channel \"Lichat\" :users (\"Lichat\" \"ada\"))"));
        ada.receivesNothing();
    }

    @Test
    void theSecondOneIsToldWhatItAsksForInEachChannel() {
        Client ben = second("ben");
        ben.sends("(register :signature NIL :otp-key NIL :id 1 :clock "
                + chat.local().clock() + " :from \"ben\" :password \"camellia\")\0");
        ben.receives("(register :id 1)");
        ben.sends("(create :signature NIL :id 2 :clock " + chat.local().clock()
                + " :from \"ben\" :channel \"Tea Room\")\0");
        ben.receives("(join :id 2 :from \"ben\" :channel \"Tea Room\")");
        for (String type : List.of("users :users NIL", "channel-info :keys T", "emotes :names ()")) {
            ben.sends(say(type, "ben", ":channel \"Tea Room\""));
        }
        ben.sends(say("backfill", "ben", ":channel \"Tea Room\" :since NIL"));
        List<Received> answers = List.of(ben.next(), ben.next(), ben.next());
        answers.forEach(LichatJsTest::isReadable);
        assertEquals(
                Set.of("users (\"ben\")", "emotes ()", "backfill " + id),
                answers.stream().map(LichatJsTest::gist).collect(Collectors.toSet()));
        ben.receivesNothing();
    }

    @Test
    void whatIsSaidComesToBothAndCanBeReadByBoth() {
        List<Client> both = both();
        Client ada = both.get(0);
        Client ben = both.get(1);
        ada.sends(shout(
                "MESSAGE", "ada", ":LINK NIL :BRIDGE NIL :TEXT \"Grün 茶 🍵 \\\"or\\\" \\\\?\" :CHANNEL \"tea room\""));
        int said = id;
        ben.sends(say(
                "message",
                "ben",
                ":rich NIL :link NIL :channel \"Tea Room\" :reply-to (\"ada\" " + said + ") :text \"Grün\""));
        ben.sends(say("typing", "ben", ":channel \"Tea Room\""));
        ben.sends(say("react", "ben", ":channel \"Tea Room\" :emote \"🍵\" :update-id " + said + " :target \"ada\""));
        ada.sends("(EDIT :ID " + said + " :CLOCK " + chat.local().clock()
                + " :BRIDGE NIL :FROM \"ada\" :TEXT \"Green\" :CHANNEL \"tea room\")\0");
        String message =
                "(message :id " + said + " :from \"ada\" :channel \"Tea Room\" :text \"Grün 茶 🍵 \\\"or\\\" \\\\?\")";
        String reply = "(message :from \"ben\" :reply-to (\"ada\" " + said + ") :text \"Grün\")";
        String reaction = "(react :from \"ben\" :emote \"🍵\" :update-id " + said + " :target \"ada\")";
        String edit = "(edit :id " + said + " :from \"ada\" :channel \"Tea Room\" :text \"Green\")";
        List.of(message, reply, reaction, edit).forEach(update -> isReadable(ada.receives(update)));
        List.of(message, reply, "(typing :from \"ben\")", reaction, edit)
                .forEach(update -> isReadable(ben.receives(update)));
        ada.receivesNothing(); // the typing, which it does not know
    }

    @Test
    void aPictureComesAsALinkToBoth() {
        List<Client> both = both();
        both.get(1)
                .sends(say(
                        "data",
                        "ben",
                        ":channel \"Tea Room\" :payload \"" + PNG
                                + "\" :content-type \"image/png\" :filename \"tässe.png\""));
        for (Client client : both) {
            Received link = client.receives("(message :id " + id + " :from \"ben\" :link \"image/png\")");
            isReadable(link);
            assertTrue(link.string(":text").startsWith("http://localhost:1113/link/"), link::toString);
        }
    }

    @Test
    void whoWasThrownOutAndPulledBackIsThere() { // it takes each join and leave of its own for what happens now
        List<Client> both = both();
        Client ada = both.get(0);
        Client ben = both.get(1);
        ada.sends(shout("KICK", "ada", ":BRIDGE NIL :TARGET \"ben\" :CHANNEL \"tea room\""));
        both.forEach(client -> isReadable(client.receives("(kick :target \"ben\" :channel \"Tea Room\")")));
        both.forEach(client -> isReadable(client.receives("(leave :from \"ben\" :channel \"Tea Room\")")));
        ada.sends(shout("PULL", "ada", ":BRIDGE NIL :TARGET \"ben\" :CHANNEL \"tea room\""));
        both.forEach(client -> isReadable(client.receives("(join :id " + id + " :from \"ben\")")));
        ben.sends(say("backfill", "ben", ":channel \"Tea Room\" :since NIL"));
        isReadable(ben.receives("(join :from \"ada\" :channel \"Tea Room\")"));
        isReadable(ben.receives("(kick :from \"ada\" :target \"ben\")"));
        isReadable(ben.receives("(backfill :id " + id + ")"));
        ben.receivesNothing();
    }

    @Test
    void itMayAskForEverythingOfAHundredChannelsAtOnce() { // as it does when its page is loaded again
        int channels = 99;
        Client ben = second("ben").registers("camellia");
        for (int i = 0; i < channels; i++) {
            ben.sends(say("create", "ben", ":channel \"room " + i + "\""));
            ben.receives("(join)");
        }
        for (int i = 0; i < channels; i++) {
            String channel = ":channel \"room " + i + "\"";
            ben.sends(say("users", "ben", channel + " :users NIL"));
            ben.sends(say("channel-info", "ben", channel + " :keys T"));
            ben.sends(say("emotes", "ben", channel + " :names ()"));
            ben.sends(say("backfill", "ben", channel + " :since NIL"));
        }
        Map<String, Integer> answers = new TreeMap<>();
        for (int i = 0; i < 3 * channels; i++) {
            answers.merge(ben.next().type(), 1, Integer::sum);
        }
        assertEquals(Map.of("users", channels, "emotes", channels, "backfill", channels), answers);
    }

    @Test
    void whatIsToldOfAGuestIsAListToo() { // it walks over it
        Client ben = second("ben");
        ben.sends(say("user-info", "ben", ":info NIL :connections NIL :registered NIL :target \"ben\""));
        isReadable(ben.receives("(user-info :id " + id + " :from \"ben\" :target \"ben\" :connections 1 :info ())"));
    }

    @Test
    void itsTableOfPermissionsSaysWhatItWasTold() {
        Client ada = second("ada");
        ada.sends(say("create", "ada", ":channel \"Tea Room\"")).receives("(join)");
        String channel = ":channel \"Tea Room\"";
        ada.sends(say("permissions", "ada", channel + " :permissions NIL"));
        Received told = ada.receives("(permissions :id " + id + " :from \"ada\")");
        String table = told.field(":permissions");
        assertTrue(table.contains("(message T)") && table.contains("(kick (+ \"ada\"))"), table);
        String shown = table.replace(" T)", " (-))").replace(" NIL)", " (+))");
        ada.sends(say("permissions", "ada", channel + " :permissions " + shown));
        assertEquals(table, ada.receives("(permissions :id " + id + ")").field(":permissions"));
    }

    @Test
    void itsSearchBringsUpdates() {
        Client ben = both().get(1);
        ben.sends(
                say("message", "ben", ":rich NIL :link NIL :channel \"Tea Room\" :reply-to NIL :text \"Green tea?\""));
        ben.receives("(message)");
        String query = "(:from (\"BEN\") :text (\"tea\"))";
        ben.sends(say("search", "ben", ":offset NIL :results NIL :channel \"Tea Room\" :query " + query));
        Received found = ben.receives("(search :id " + id + " :from \"ben\" :channel \"Tea Room\")");
        String results = found.field(":results");
        Received one = Client.parse(results.substring(1, results.length() - 1));
        assertEquals("Green tea?", one.string(":text"));
        assertTrue(one.keys().containsAll(List.of(":id", ":clock", ":from", ":channel")), results);
    }
}
