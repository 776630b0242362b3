package org.lichat.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

class MembershipTest {
    @RegisterExtension
    private final Conversation chat = new Conversation().with(Settings.MAX_CHANNELS_PER_USER, 2);

    @Test
    void nobodyPullsTheServersUser() { // which would keep the channel from expiring
        Client alice = chat.join("alice");
        alice.sends("(pull :id 7 :channel \"lobby\" :target \"Lichat\")")
                .receives("(insufficient-permissions :id 7 :update-id 7)");
    }

    @Test
    void joiningTwiceIsRefused() { // §5.4.1.1
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(join :id 7 :channel \"LOBBY\")");
        bob.receives("(already-in-channel :id 7 :update-id 7 :from \"Lichat\")");
        alice.receivesNothing();
    }

    @Test
    void thePrimaryChannelCannotBeJoinedAgain() { // §2.4.1, §5.4.1.1
        Client alice = chat.connect("alice");
        alice.sends("(join :id 7 :channel \"Lichat\")").receives("(already-in-channel :update-id 7)");
    }

    @Test
    void aUserIsInSoManyChannelsAndNoMore() { // §5.4.1.2
        chat.join("alice");
        Client bob = chat.connect("bob");
        bob.sends("(create :id 1 :channel \"tea\")").receives("(join :id 1)");
        bob.sends("(join :id 7 :channel \"lobby\")");
        bob.receives("(too-many-channels :id 7 :update-id 7 :from \"Lichat\")");
        bob.sends("(join :id 8 :channel \"tea\")").receives("(already-in-channel :update-id 8)"); // 1 before 2
        bob.sends("(leave :id 9 :channel \"tea\")").receives("(leave :id 9)");
        bob.sends("(join :id 10 :channel \"lobby\")").receives("(join :id 10)");
    }

    @Test
    void everybodyInTheChannelSeesWhoJoins() { // §5.4.1.3–4
        Client alice = chat.join("alice");
        Client eve = chat.connect("eve");
        Client bob = chat.connect("bob");
        bob.sends("(join :id \"j\" :channel \"Lobby\")");
        bob.receives("(join :id \"j\" :from \"bob\" :channel \"lobby\")");
        alice.receives("(join :id \"j\" :from \"bob\" :channel \"lobby\")");
        eve.receivesNothing();
        alice.sends("(users :id 2 :channel \"lobby\")").receives("(users :users (\"alice\" \"bob\"))");
    }

    @Test
    void onlyThoseInTheChannelCanLeaveIt() { // §5.4.2.1
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        bob.sends("(leave :id 7 :channel \"lobby\")");
        bob.receives("(not-in-channel :id 7 :update-id 7 :from \"Lichat\")");
        alice.receivesNothing();
    }

    @Test
    void everybodyInTheChannelSeesWhoLeavesTheLeaverToo() { // §5.4.2.2–3
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(leave :id 7 :channel \"LOBBY\")");
        bob.receives("(leave :id 7 :from \"bob\" :channel \"lobby\")");
        alice.receives("(leave :id 7 :from \"bob\" :channel \"lobby\")");
        alice.sends("(message :id 8 :channel \"lobby\" :text \"Gone?\")").receives("(message :id 8)");
        bob.receivesNothing();
        alice.sends("(users :id 9 :channel \"lobby\")").receives("(users :users (\"alice\"))");
    }

    @Test
    void nobodyLeavesThePrimaryChannel() { // §2.2
        Client alice = chat.connect("alice");
        alice.sends("(leave :id 7 :channel \"Lichat\")").receives("(insufficient-permissions :update-id 7)");
    }

    @Test
    void whoLosesTheLastConnectionLeavesAllChannels() { // §4.3.4
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.drops();
        alice.receives("(leave :from \"bob\" :channel \"lobby\")");
        alice.receivesNothing();
    }

    @Test
    void onlyThoseInTheChannelPull() { // §5.4.3.1
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        bob.sends("(pull :id 7 :channel \"lobby\" :target \"bob\")").receives("(not-in-channel :id 7 :update-id 7)");
        bob.sends("(pull :id 8 :channel \"lobby\" :target \"alice\")")
                .receives("(not-in-channel :update-id 8)"); // 1 before 2
        alice.receivesNothing();
    }

    @Test
    void whoIsInTheChannelIsNotPulled() { // §5.4.3.2
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(pull :id 7 :channel \"lobby\" :target \"alice\")");
        bob.receives("(already-in-channel :id 7 :update-id 7 :from \"Lichat\")");
        bob.sends("(pull :id 8 :channel \"lobby\" :target \"bob\")").receives("(already-in-channel :update-id 8)");
        alice.receivesNothing();
    }

    @Test
    void whoIsInTooManyChannelsIsNotPulled() { // §5.4.3.3
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        bob.sends("(create :id 1 :channel \"tea\")").receives("(join :id 1)");
        alice.sends("(pull :id 7 :channel \"lobby\" :target \"bob\")");
        alice.receives("(too-many-channels :id 7 :update-id 7 :from \"Lichat\")");
        bob.receivesNothing();
    }

    @Test
    void whoIsPulledJoins() { // §5.4.3.4–5
        Client alice = chat.join("alice");
        Client carol = chat.join("carol");
        alice.receives("(join :from \"carol\")");
        Client bob = chat.connect("Bob");
        long clock = chat.local().clock();
        carol.sends("(pull :id \"p\" :channel \"LOBBY\" :target \"bob\")");
        for (Client member : new Client[] {alice, bob, carol}) {
            member.receivesExactly("(join :id \"p\" :clock " + clock + " :from \"Bob\" :channel \"lobby\")");
            member.receivesNothing();
        }
        bob.sends("(message :id 2 :channel \"lobby\" :text \"Where am I?\")").receives("(message :id 2)");
    }

    @Test
    void onlyThoseInTheChannelKick() { // §5.4.4.1
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave :id 2)");
        bob.receives("(leave :from \"alice\")");
        alice.sends("(kick :id 7 :channel \"lobby\" :target \"bob\")");
        alice.receives("(not-in-channel :id 7 :update-id 7 :from \"Lichat\")");
        bob.receivesNothing();
    }

    @Test
    void whoIsNotInTheChannelIsNotKicked() { // §5.4.4.2
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        alice.sends("(kick :id 7 :channel \"lobby\" :target \"bob\")");
        alice.receives("(not-in-channel :id 7 :update-id 7 :from \"Lichat\")");
        bob.receivesNothing();
    }

    @Test
    void everybodySeesTheKickAndThenTheLeave() { // §5.4.4.3–5
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        Client carol = chat.join("carol");
        alice.receives("(join :from \"bob\")");
        alice.receives("(join :from \"carol\")");
        bob.receives("(join :from \"carol\")");
        alice.sends("(kick :id 7 :channel \"LOBBY\" :target \"bob\")");
        for (Client member : new Client[] {alice, bob, carol}) {
            member.receives("(kick :id 7 :from \"alice\" :channel \"lobby\" :target \"bob\")");
            member.receives("(leave :from \"bob\" :channel \"lobby\")");
        }
        carol.sends("(message :id 8 :channel \"lobby\" :text \"Gone?\")").receives("(message :id 8)");
        bob.receivesNothing();
        alice.receives("(message :id 8)");
        alice.sends("(users :id 9 :channel \"lobby\")").receives("(users :users (\"alice\" \"carol\"))");
    }

    @Test
    void whoWasKickedMayComeBack() { // §5.4.4.5
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        alice.sends("(kick :id 7 :channel \"lobby\" :target \"bob\")").receives("(kick :id 7)");
        alice.receives("(leave :from \"bob\")");
        bob.receives("(kick :id 7)");
        bob.receives("(leave :from \"bob\")");
        bob.sends("(join :id 8 :channel \"lobby\")").receives("(join :id 8)");
        alice.receives("(join :id 8 :from \"bob\")");
    }

    @Test
    void whoKicksThemselvesIsOut() { // §5.4.4
        Client alice = chat.join("alice");
        alice.sends("(kick :id 7 :channel \"lobby\" :target \"alice\")").receives("(kick :id 7)");
        alice.receives("(leave :from \"alice\")");
        alice.sends("(users :id 8 :channel \"lobby\")").receives("(not-in-channel :update-id 8)");
    }

    @Test
    void allConnectionsOfAUserComeAndGoTogether() { // §2.2, §3
        Client alice = chat.connect("alice");
        alice.sends("(register :id 1 :password \"sesame\")").receives("(register :id 1)");
        Client second = chat.login("alice", "sesame");
        second.receivesGreeting("alice");
        second.sends("(create :id 2 :channel \"tea\")").receives("(join :id 2)");
        alice.receives("(join :id 2 :from \"alice\" :channel \"tea\")");
        alice.sends("(leave :id 3 :channel \"tea\")").receives("(leave :id 3)");
        second.receives("(leave :id 3)");
        second.sends("(message :id 4 :channel \"tea\" :text \"Hi\")").receives("(not-in-channel :update-id 4)");
    }
}
