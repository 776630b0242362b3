package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.annotation.WebServlet;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Payload;
import org.lichat.protocol.Core;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Slot;
import org.lichat.server.Extension;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.lichat.transport.SiteServlet;

/** shirakumo §12. */
class LinkTest {
    private static final byte[] IMAGE = Samples.image("png");
    private static final String PNG = Base64.getEncoder().encodeToString(IMAGE);
    private static final Pattern URL =
            Pattern.compile("http://localhost:1113/link/([A-Za-z0-9_-]{22})(/tea%20%C3%A4.png)?");

    /** Stands for extensions with fields of others' updates. */
    private static final Extension FIELDS = server -> {
        server.fields(Core.CHANNEL_UPDATE, Slot.string(":everywhere"));
        server.fields(Shirakumo.DATA, Slot.string(":only-here"));
    };

    @RegisterExtension
    private final Conversation chat = new Conversation(new Link(), new Data(), new Backfill(), new Expunge(), FIELDS)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "secret");

    private static String png(int id, String more) {
        return "(data :id " + id + " :channel \"lobby\" :content-type \"Image/PNG; a=b\" :payload \"" + PNG + "\""
                + more + ")";
    }

    /** The name of the payload that a message links to. */
    private static String name(Conversation.Received message) {
        Matcher url = URL.matcher(message.string(":text"));
        assertTrue(url.matches(), message::toString);
        return url.group(1);
    }

    private String link(Client client, int id) {
        return name(client.sends(png(id, "")).receives("(message :id " + id + " :link \"image/png\")"));
    }

    private @Nullable Payload payload(String name) {
        chat.local().settle();
        return chat.local().stores().payloads().find(name);
    }

    @Test
    void everybodyGetsALink() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob").registers("walnut");
        alice.receives("(join :from \"bob\")");
        Client more = chat.login("bob", "walnut");
        more.receivesGreeting("bob");
        alice.sends(png(5, " :filename \"x/tea ä.png\""));
        Conversation.Received message =
                alice.receives("(message :id 5 :from \"alice\" :channel \"lobby\" :link \"image/png\")"); // 2
        assertEquals(Set.of(":id", ":clock", ":from", ":channel", ":text", ":link"), message.keys());
        assertTrue(message.string(":text").endsWith("/tea%20%C3%A4.png"));
        bob.receivesExactly(message.text().replace("\0", "")); // 3
        more.receivesExactly(message.text().replace("\0", ""));
        for (Client each : List.of(alice, bob, more)) {
            each.receivesNothing(); // 4
        }
        Payload kept = payload(name(message)); // 1
        assertNotNull(kept);
        assertEquals(new Payload.Label("image/png", "tea ä.png"), kept.label());
        assertEquals("alice", kept.owner().sender().toString());
        assertArrayEquals(IMAGE, chat.local().stores().payloads().read(kept.name(), 0, 1_000_000));
    }

    @Test
    void dataComesToThoseWhoOnlyKnowThat() {
        Client alice = chat.join("alice");
        Client bob =
                chat.open().connects("(connect :id 0 :from \"bob\" :version \"2.0\" :extensions (\"shirakumo-data\"))");
        bob.registers("walnut").sends("(join :id 1 :channel \"lobby\")").receives("(join)");
        Client carol = chat.open()
                .connects("(connect :id 0 :from \"bob\" :password \"walnut\" :version \"2.0\""
                        + " :extensions (\"shirakumo-link\" \"shirakumo-data\"))");
        alice.receives("(join)");
        alice.sends(png(5, " :filename \"tea.png\"")).receives("(message :id 5)");
        bob.receives("(data :id 5 :from \"alice\" :content-type \"Image/PNG; a=b\" :filename \"tea.png\" :payload \""
                + PNG + "\")");
        carol.receives("(message :id 5 :link \"image/png\")");
        bob.sends("(backfill :id 6 :channel \"lobby\" :since 0)").receives("(join :from \"alice\")");
        bob.receives("(message :id 5 :link \"image/png\")");
        carol.receivesNothing();
    }

    @Test
    void whatIsNotAcceptedIsNotKept() {
        Client alice = chat.join("alice");
        chat.connect("bob").sends(png(5, "")).receives("(not-in-channel :update-id 5)"); // §2.1
        alice.sends(png(6, "").replace("Image/PNG", "text/html")).receives("(bad-content-type :update-id 6)"); // §2.2
        alice.sends(png(7, "").replace("Image/PNG", "image/gif")).receives("(bad-content-type :update-id 7)"); // §2.2
        alice.sends(png(8, "").replace(PNG, "!")).receives("(malformed-update :update-id 8)");
        alice.receivesNothing();
        assertEquals(0, chat.local().stores().payloads().size());
    }

    @Test
    void otherFieldsAreCarriedOver() {
        Client alice = chat.join("alice");
        alice.sends(png(5, " :everywhere \"a\" :only-here \"b\" :nowhere \"c\""));
        Conversation.Received message = alice.receives("(message :id 5 :everywhere \"a\")");
        assertFalse(message.keys().contains(":only-here"));
    }

    @Test
    void aLinkThatAClientMakesGoesThrough() {
        Client alice = chat.join("alice");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"https://example.org/a\" shirakumo:link \"image/png\")")
                .receives("(message :id 5 :text \"https://example.org/a\" :link \"image/png\")");
        assertEquals(0, chat.local().stores().payloads().size());
    }

    @Test
    void itIsStillThereAfterARestart() {
        Client alice = chat.join("alice");
        String name = link(alice, 5);
        assertNotEquals(name, link(alice, 6));
        chat.local().restart();
        assertNotNull(payload(name));
        Client again = chat.connect("alice");
        again.sends("(join :id 1 :channel \"lobby\")").receives("(join)");
        again.sends("(backfill :id 2 :channel \"lobby\" :since 0)");
        assertEquals(name, name(again.receives("(message :id 5 :from \"alice\" :link \"image/png\")")));
    }

    @Test
    void itGoesWithItsChannel() {
        Client alice = chat.join("alice");
        String name = link(alice, 5);
        alice.sends("(leave :id 6 :channel \"lobby\")").receives("(leave)");
        alice.drops();
        chat.passes(Settings.CHANNEL_LIFETIME.byDefault().minusMinutes(1));
        assertNotNull(payload(name));
        chat.passes(Duration.ofMinutes(2));
        assertNull(payload(name));
    }

    @Test
    void itGoesAfterItsLifetime() {
        chat.local().server().change(Link.LIFETIME, Duration.ofDays(2));
        Client alice = chat.join("alice");
        String old = link(alice, 5);
        alice.drops();
        chat.passes(Duration.ofDays(1));
        Client bob = chat.connect("bob");
        bob.sends("(join :id 1 :channel \"lobby\")").receives("(join)");
        String recent = link(bob, 5);
        bob.drops();
        chat.passes(Duration.ofDays(1).plusSeconds(1));
        assertNull(payload(old));
        assertNotNull(payload(recent));
        chat.local().server().change(Link.LIFETIME, Duration.ZERO);
        chat.passes(Duration.ofDays(20));
        assertNotNull(payload(recent));
    }

    @Test
    void whatIsExpungedLeadsNowhere() {
        Client alice = chat.join("alice");
        String first = link(alice, 5);
        String second = link(alice, 6);
        alice.sends("(lichat-ee:expunge :id 7 :channel \"lobby\" :target \"alice\" :update-id 5)")
                .receives("(lichat-ee:expunge :id 7)");
        assertNull(payload(first));
        assertNotNull(payload(second));
    }

    @Test
    void thereIsAnEndToWhatIsKept() {
        Client alice = chat.join("alice");
        String first = link(alice, 5);
        chat.local().server().change(Link.TOTAL_SIZE, 2L * IMAGE.length);
        link(alice, 6);
        alice.sends(png(7, "")).receives("(update-failure :id 7 :update-id 7)");
        chat.local().restart(); // after which it is known that both are the same content
        chat.local().server().change(Link.TOTAL_SIZE, (long) IMAGE.length);
        Client bob = chat.connect("bob");
        bob.sends("(join :id 1 :channel \"lobby\")").receives("(join)");
        bob.sends(png(5, "")).receives("(update-failure :update-id 5)");
        chat.local().server().change(Link.TOTAL_SIZE, 2L * IMAGE.length);
        chat.local().server().sweeps().run(); // measuring is under way while more comes
        link(bob, 6);
        bob.sends(png(7, "")).receives("(update-failure :update-id 7)");
        assertNotNull(payload(first));
    }

    @Test
    void whatHasGoneMakesRoom() {
        chat.local().server().change(Link.TOTAL_SIZE, (long) IMAGE.length);
        chat.local().server().change(Link.LIFETIME, Duration.ofSeconds(1));
        Client alice = chat.join("alice");
        link(alice, 5);
        alice.sends(png(6, "")).receives("(update-failure :update-id 6)");
        chat.passes(Duration.ofSeconds(2), alice);
        chat.local().await(() -> {
            Conversation.Received answer = alice.sends(png(7, "")).next();
            return answer.is("message");
        });
    }

    @Test
    void onThePrimaryChannelOnlyAdministratorsSendIt() {
        String data = png(5, "").replace("lobby", "Lichat");
        chat.connect("alice").sends(data).receives("(insufficient-permissions :update-id 5)");
        Client root = chat.login("root", "secret");
        root.receivesGreeting("root");
        assertNotNull(payload(name(root.sends(data).receives("(message :channel \"Lichat\" :link \"image/png\")"))));
    }

    @Test
    void theOperatorSaysWhereLinksBegin() {
        Client alice = chat.join("alice");
        for (String prefix : List.of("https://chat.example.org/lichat", "https://chat.example.org/lichat/")) {
            chat.local().server().change(Link.URL_PREFIX, prefix);
            String text = alice.sends(png(5, "")).receives("(message)").string(":text");
            assertTrue(text.matches("https://chat\\.example\\.org/lichat/link/[A-Za-z0-9_-]{22}"), text);
        }
    }

    @Test
    void inAContainerTheServletIsWhereLinksLead() {
        List<String> mapped =
                List.of(SiteServlet.class.getAnnotation(WebServlet.class).value());
        assertTrue(mapped.contains(Link.PATH + "*"), mapped::toString);
        assertTrue(chat.local().server().site().has(Link.PATH + "anything"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.example.org",
                "ftp://a",
                "https://",
                "https://a?b",
                "https://a/#b",
                "https://a b",
                "https://u@a"
            })
    void whereLinksBeginIsAnAddress(String prefix) {
        assertThrows(InvalidSetting.class, () -> Link.URL_PREFIX.parse(prefix));
    }
}
