package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.TEXT;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.protocol.Frame;
import org.lichat.protocol.UpdateType;

/** Who gets what others do by an extension. interoperability.md: extensions. */
class DialectsTest {
    private static final String NODS = "(nod :id 5 :channel \"lobby\")";

    @RegisterExtension
    private final Conversation chat = new Conversation(new Nods()).with(Settings.CONNECT_UPDATE_SIZE, 256L * 1024);

    /** Nodding, which only those see who know it; and waving, which others see as a wave of the hand. */
    private static final class Nods implements Extension {
        private static final UpdateType NOD =
                UpdateType.define("acme:nod", CHANNEL_UPDATE).onlyFor("shirakumo-emotes");
        private static final UpdateType WAVE =
                UpdateType.define("acme:wave", CHANNEL_UPDATE).allows(TEXT);

        @Override
        public void install(ServerBuilder server) {
            server.supports("acme-other", "shirakumo-emotes");
            server.update(NOD, request -> {
                request.requireMember();
                request.entry().distribute(request.channel(), request.update());
            });
            server.update(WAVE, request -> {
                Frame plain = Frame.of(request.update().with(TEXT, "waves a hand"));
                Frame frame = Frame.of(request.update()).butFor(dialect -> !dialect.has("shirakumo-emotes"), plain);
                request.entry().distribute(request.channel(), request.update(), frame);
            });
            server.permit(NOD, REGISTRANT, ANYONE, ANYONE);
            server.permit(WAVE, REGISTRANT, ANYONE, ANYONE);
        }
    }

    @Test
    void everySpellingIsInTheReply() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\" :extensions (\"x\"))");
        assertEquals(
                "(\"lichat-ee\" \"acme-other\" \"shirakumo-emotes\" \"shirakumo-emote\")",
                alice.receives("(connect)").field(":extensions"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(\"shirakumo-emotes\")", "(\"acme-other\" \"shirakumo-emote\")", "(\"x\" \"Shirakumo-EMOTES\")"
            })
    void whoHasAnnouncedItSeesIt(String announced) {
        Client alice = chat.join("alice");
        Client bob = joins(announcing("bob", announced));
        alice.receives("(join)");
        alice.sends(NODS).receives("(nod :id 5)");
        bob.receives("(nod :id 5 :from \"alice\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"()", "NIL", "(\"acme-other\")", "(\"shirakumo-emoticons\" \"\")"})
    void whoHasNotDoesNot(String announced) {
        Client alice = chat.join("alice");
        Client bob = joins(announcing("bob", announced));
        alice.receives("(join)");
        alice.sends(NODS).receives("(nod :id 5)");
        bob.receivesNothing();
    }

    @Test
    void whoUsesItHasAnnouncedIt() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        bob.sends("(nod :id 2 :channel \"nowhere\")").receives("(no-such-channel)"); // it has shown that it knows it
        alice.sends(NODS).receives("(nod :id 5)");
        bob.receives("(nod :id 5)");
    }

    @Test
    void itIsForgottenWithTheConnection() {
        Client alice = chat.join("alice").registers("sesame");
        Client bob = joins(announcing("bob", "(\"shirakumo-emotes\")"));
        alice.receives("(join)");
        alice.sends(NODS).receives("(nod :id 5)");
        alice.drops();
        Client again = chat.login("alice", "sesame");
        again.receivesGreeting("alice");
        bob.receives("(nod :id 5)");
        bob.receives("(leave :from \"alice\")");
        again.sends("(join :id 2 :channel \"lobby\")").receives("(join)");
        bob.receives("(join :from \"alice\")");
        bob.sends("(nod :id 6 :channel \"lobby\")").receives("(nod :id 6)");
        again.receivesNothing();
    }

    @Test
    void everyConnectionOfAUserHasADialectOfItsOwn() {
        Client alice = chat.join("alice").registers("sesame");
        Client other = chat.open();
        other.sends("(connect :id 1 :from \"alice\" :password \"sesame\" :version \"2.0\""
                + " :extensions (\"shirakumo-emotes\"))");
        other.receivesGreeting("alice");
        Client bob = chat.join("bob");
        other.receives("(join :from \"bob\")");
        alice.receives("(join :from \"bob\")");
        bob.sends(NODS).receives("(nod :id 5)");
        other.receives("(nod :id 5 :from \"bob\")");
        alice.receivesNothing();
        other.sends("(nod :id 6 :channel \"lobby\")").receives("(nod :id 6)");
        alice.receivesNothing();
    }

    @Test
    void someMaySeeItInOtherWords() {
        Client alice = joins(announcing("alice", "(\"shirakumo-emotes\")"));
        Client bob = chat.join("bob");
        alice.receives("(join)");
        long clock = chat.local().clock();
        alice.sends("(wave :id 5 :channel \"lobby\")");
        String wave = "(wave :id 5 :clock " + clock + " :from \"alice\" :channel \"lobby\"";
        alice.receivesExactly(wave + ")");
        bob.receivesExactly(wave + " :text \"waves a hand\")");
    }

    @Test
    void aClientMayAnnounceAnyNumber() {
        String names =
                IntStream.range(0, 10_000).mapToObj(i -> "\"x-" + i + "\"").collect(Collectors.joining(" "));
        Client alice = chat.join("alice");
        Client bob = joins(announcing("bob", "(" + names + " \"shirakumo-emotes\")"));
        alice.receives("(join)");
        alice.sends(NODS).receives("(nod :id 5)");
        bob.receives("(nod :id 5)");
        assertEquals("[shirakumo-emotes]", bob.local().dialect().toString());
    }

    private Client announcing(String name, String extensions) {
        return chat.open()
                .connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\" :extensions " + extensions + ")");
    }

    private static Client joins(Client client) {
        client.sends("(create :id 1 :channel \"lobby\")");
        if (client.next().is("channelname-taken")) {
            client.sends("(join :id 1 :channel \"lobby\")").receives("(join :id 1)");
        }
        return client;
    }
}
