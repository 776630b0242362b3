package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Conversation.Received;

/** The standalone server as its clients see it: what is tested elsewhere in detail works over real sockets too. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StandaloneTest {
    private final SocketHost host = new SocketHost();

    @RegisterExtension
    final Conversation chat = Conversation.over(host);

    @Test
    void aWholeConversation() {
        Client alice = chat.connect("alice");
        alice.sends("(register :id 1 :password \"correct horse\")").receives("(register :id 1 :from \"alice\")");
        Client again = chat.login("Alice", "correct horse");
        again.receivesGreeting("alice");
        alice.sends("(create :id 2 :channel \"lobby\")").receives("(join :id 2 :from \"alice\" :channel \"lobby\")");
        again.receives("(join :id 2 :channel \"lobby\")");

        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"LOBBY\")\0").receives("(join :id 3 :from \"bob\" :channel \"lobby\")");
        alice.receives("(join :id 3 :from \"bob\")");
        again.receives("(join :id 3 :from \"bob\")");

        bob.sends("(message :id 4 :channel \"lobby\" :text \"Grüße, 🎉\")");
        for (Client listener : new Client[] {alice, again, bob}) {
            Received message = listener.receives("(message :id 4 :from \"bob\" :text \"Grüße, 🎉\")");
            assertTrue(message.text().endsWith(")\0"), message::text);
            assertEquals(1, message.text().chars().filter(c -> c == 0).count());
        }

        bob.sends("(kick :id 5 :channel \"lobby\" :target \"alice\")")
                .receives("(insufficient-permissions :id 5 :update-id 5 :from \"Lichat\")");
        alice.sends("(deny :id 6 :channel \"lobby\" :target \"bob\" :update message)");
        assertEquals("deny", alice.next().type());
        bob.sends("(message :id 7 :channel \"lobby\" :text \"?\")").receives("(insufficient-permissions :update-id 7)");
        chat.settle();

        alice.sends("(kick :id 8 :channel \"lobby\" :target \"bob\")");
        bob.receives("(kick :id 8 :from \"alice\" :target \"bob\")");
        bob.receives("(leave :from \"bob\" :channel \"lobby\")");
        bob.receivesNothing();

        bob.sends("(disconnect :id 9)").receives("(disconnect :id 9)");
        bob.isClosed(1000);
        again.drops();
        alice.sends("(ping :id 10)");
        Received last = alice.next();
        while (!last.is("pong")) {
            last = alice.next();
        }
        assertEquals("10", last.field(":id"));
    }

    @Test
    void clientsThatAreGoneLeaveTheirChannels() throws Exception {
        Client alice = chat.join("alice");
        for (boolean reset : new boolean[] {true, false}) {
            String name = reset ? "reset" : "ended";
            SocketLine line = host.open();
            line.send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
            line.send("(join :id 1 :channel \"lobby\")");
            alice.receives("(join :from \"" + name + "\" :channel \"lobby\")");
            if (reset) {
                line.raw().reset();
            } else {
                line.drop();
            }
            alice.receives("(leave :from \"" + name + "\" :channel \"lobby\")");
        }
        assertEquals(1, host.server().connections());
        alice.sends("(users :id 5 :channel \"lobby\")").receives("(users :id 5 :users (\"alice\"))");
    }

    @Test
    void allExtensionsAreAnnouncedInEverySpelling() { // §6; interoperability.md: extensions
        Client alice = chat.open();
        alice.sends("(connect :id 0 :from \"alice\" :version \"2.0\")");
        List<String> announced = Stream.of(
                        "backfill data emotes emote edit channel-trees channel-info server-management pause quiet ip"
                                + " bridge link markup user-info shared-identity icons icon sign history search block"
                                + " reactions replies last-read typing otp url roles")
                .flatMap(names -> Stream.of(names.split(" ", -1)))
                .map(name -> "shirakumo-" + name)
                .toList();
        String extensions = alice.next().field(":extensions");
        announced.forEach(name -> assertTrue(extensions.contains('"' + name + '"'), name));
        assertEquals(announced.size() + 2, extensions.split(" ", -1).length, extensions);
        assertTrue(extensions.contains("\"shirakmuo-history\"")); // a typo that clients look for
        assertTrue(extensions.contains("\"lichat-ee\"")); // the updates of our own
    }
}
