package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §16: what happens while a picture is worked on. */
class IconsLaterTest {
    private static final String ICON = Pictures.text("image/png", Pictures.file("png", 9, 9, (x, y) -> Pictures.RED));
    private static final String OF_CHANNEL =
            "(set-channel-info :id 3 :channel \"lobby\" :key :icon :text \"" + ICON + "\")";
    private static final String OF_USER = "(set-user-info :id 3 :key :icon :text \"" + ICON + "\")";

    @RegisterExtension
    private final Conversation chat = new Conversation(new ChannelInfo(), new UserInfo(), new Icons())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    @Test
    void nobodyElseWaits() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        keepBusy();
        alice.sends(OF_CHANNEL).sends("(ping :id 4)");
        bob.sends("(message :id 5 :channel \"lobby\" :text \"hello\")").receives("(message)");
        alice.receives("(message)");
        alice.hasReceivedNothingYet();
        done.complete(null);
        alice.receives("(set-channel-info :id 3)");
        alice.receives("(pong :id 4)");
        bob.receives("(set-channel-info :id 3)");
    }

    @Test
    void whoIsNoLongerInTheChannelSetsNothing() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(grant :id 4 :channel \"lobby\" :target \"bob\" :update kick)")
                .receives("(grant)");
        keepBusy();
        alice.sends(OF_CHANNEL);
        bob.sends("(kick :id 5 :channel \"lobby\" :target \"alice\")").receives("(kick)");
        bob.receives("(leave)");
        done.complete(null);
        alice.receives("(kick)");
        alice.receives("(leave)");
        alice.receives("(not-in-channel :update-id 3)");
        bob.sends("(channel-info :id 6 :channel \"lobby\" :keys T)").receivesNothing();
    }

    @Test
    void whoIsGoneOrErasedSetsNothing() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        Client alice = chat.connect("alice").registers("sesame");
        Client bob = chat.connect("bob").registers("sesame");
        keepBusy();
        alice.sends(OF_USER);
        bob.sends(OF_USER);
        root.sends("(lichat-ee:erase :id 7 :target \"alice\")").receives("(lichat-ee:erase :id 7)");
        bob.drops();
        Client next = chat.connect("alice").registers("barley");
        done.complete(null);
        next.sends(OF_USER).receives("(set-user-info :id 3)"); // behind the others
        next.sends("(set-user-info :id 4 :key :icon :text \"\")").receives("(set-user-info :id 4)");
        for (String user : List.of("alice", "bob")) {
            root.sends("(user-info :id 8 :target \"" + user + "\")");
            assertEquals("()", root.receives("(user-info :id 8)").field(":info"));
        }
    }

    @Test
    void oneAddressCannotLetAnyNumberWait() {
        keepBusy();
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Client client = chat.connect("guest" + i);
            client.sends("(create :id 1 :channel \"channel" + i + "\")").receives("(join)");
            client.sends(OF_CHANNEL.replace("lobby", "channel" + i));
            clients.add(client);
        }
        clients.remove(8).receives("(failure :update-id 3)");
        done.complete(null);
        clients.forEach(client -> client.receives("(set-channel-info :id 3)"));
    }

    /** Lets the one thread that works on pictures work on something else. */
    private void keepBusy() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        chat.local().server().workshop().submit(InetAddress.getLoopbackAddress(), () -> {
            begun.complete(null);
            return done.join();
        });
        begun.join();
    }
}
