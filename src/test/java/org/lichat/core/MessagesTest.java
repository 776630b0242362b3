package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;

class MessagesTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @Test
    void everybodyInTheChannelGetsTheMessage() { // §5.4.5.2
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        Client eve = chat.connect("eve");
        alice.receives("(join :from \"bob\" :channel \"lobby\")");

        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hello, \\\"Bob\\\"!\")");
        alice.receives("(message :id 5 :from \"alice\" :channel \"lobby\" :text \"Hello, \\\"Bob\\\"!\")");
        bob.receives("(message :id 5 :from \"alice\" :channel \"lobby\" :text \"Hello, \\\"Bob\\\"!\")");
        eve.receivesNothing();
    }

    @Test
    void onlyThoseInTheChannelMayTalk() { // §5.4.5.1
        Client alice = chat.join("alice");
        Client eve = chat.connect("eve");

        eve.sends("(message :id 5 :channel \"lobby\" :text \"Let me in!\")");
        eve.receives("(not-in-channel :id 5 :update-id 5)");
        alice.receivesNothing();
    }

    @Test
    void everyConnectionOfEveryMemberGetsTheMessageOnce() { // §3, §5.4.5.2
        Client alice = registered("alice");
        Client bob = registered("bob");
        Client alices = again("alice");
        Client bobs = again("bob");
        alice.receives("(join :from \"bob\")");

        alices.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")");
        for (Client client : new Client[] {alice, alices, bob, bobs}) {
            client.receives("(message :id 5 :from \"alice\" :channel \"lobby\" :text \"Hi\")");
            client.receivesNothing();
        }
    }

    @Test
    void idAndClockAreTheSendersOwn() { // §3
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        long clock = chat.local().clock() - 3;
        alice.sends("(message :text \"Hi\" :clock " + clock + " :channel \"lobby\" :id \"007\")");
        for (Client client : new Client[] {alice, bob}) {
            client.receivesExactly(
                    "(message :id \"007\" :clock " + clock + " :from \"alice\" :text \"Hi\" :channel \"lobby\")");
        }
    }

    @Test
    void aMissingClockIsFilledIn() { // §3
        Client alice = chat.join("alice");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")");
        alice.receives("(message :id 5 :clock " + chat.local().clock() + ")");
    }

    @Test
    void unknownFieldsAreDropped() { // §6
        Client alice = chat.join("alice");
        alice.sends(
                "(message :id 5 :mood \"fine\" :channel \"lobby\" acme:mood \"fine\" :text \"Hi\" :password \"x\")");
        assertEquals(
                Set.of(":id", ":clock", ":from", ":channel", ":text"),
                alice.receives("(message :id 5 :text \"Hi\")").keys());
    }

    @Test
    void aTextMayBeEmptyAndOfAnyCharacters() { // §1
        Client alice = chat.join("alice");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"\")").receives("(message :id 5 :text \"\")");
        alice.sends("(message :id 6 :channel \"lobby\" :text \"a\\\\b\n\t\\\"ö🙂\")");
        alice.receives("(message :id 6 :text \"a\\\\b\n\t\\\"ö🙂\")");
    }

    @Test
    void theChannelSaysWhoMayTalk() { // §5.1.8
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        alice.sends("(deny :id 4 :channel \"lobby\" :target \"bob\" :update message)")
                .receives("(deny :id 4)");
        bob.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")")
                .receives("(insufficient-permissions :update-id 5)");
        alice.receivesNothing();
    }

    @Test
    void messagesArriveInOneOrder() { // §3
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        for (int i = 0; i < 40; i++) {
            (i % 3 == 0 ? alice : bob).sends("(message :id " + i + " :channel \"lobby\" :text \"" + i + "\")");
        }
        for (int i = 0; i < 40; i++) {
            alice.receives("(message :text \"" + i + "\")");
            bob.receives("(message :text \"" + i + "\")");
        }
    }

    private Client registered(String name) {
        Client client = chat.join(name);
        client.sends("(register :id 2 :password \"sesame\")").receives("(register :id 2)");
        return client;
    }

    private Client again(String name) {
        Client client = chat.login(name, "sesame");
        client.receivesGreeting(name);
        return client;
    }
}
