package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;

/** The channel in which everybody is (§2.2, §2.4.1). */
class PrimaryChannelTest {
    @RegisterExtension
    private final Conversation chat = new Conversation()
            .with(Settings.NAME, "TyNET")
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "secret");

    private Client alice;
    private Client root;

    @BeforeEach
    void connect() {
        alice = chat.connect("alice");
        root = chat.login("root", "secret");
        root.receivesGreeting("root");
    }

    @Test
    void isNamedAsTheServer() { // §2.4.1
        alice.sends("(channels :id 1)");
        alice.receives("(channels :id 1 :channels (\"TyNET\"))");
    }

    @Test
    void allWhoAreConnectedAndTheServerAreInIt() { // §2.2, §2.4.1
        alice.sends("(users :id 1 :channel \"tynet\")");
        alice.receives("(users :id 1 :channel \"TyNET\" :users (\"TyNET\" \"alice\" \"root\"))");
        root.drops();
        alice.sends("(users :id 2 :channel \"tynet\")");
        alice.receives("(users :id 2 :users (\"TyNET\" \"alice\"))");
    }

    @Test
    void theServersUserIsThereWithoutConnections() { // §2.2, interoperability.md: §5.1.7
        alice.sends("(user-info :id 1 :target \"TyNET\")");
        alice.receives("(user-info :id 1 :target \"TyNET\" :connections 0)");
    }

    @Test
    void usersDoNotTalkThere() { // §2.4.1
        alice.sends("(message :id 1 :channel \"TyNET\" :text \"Hi\")");
        alice.receives("(insufficient-permissions :id 1 :update-id 1)");
        root.receivesNothing();
    }

    @Test
    void administratorsTalkToAll() { // §2.4.1
        root.sends("(message :id 1 :channel \"TyNET\" :text \"Hi\")");
        root.receives("(message :id 1 :from \"root\" :channel \"TyNET\" :text \"Hi\")");
        alice.receives("(message :id 1 :from \"root\" :channel \"TyNET\" :text \"Hi\")");
    }

    @Test
    void nobodyLeaves() { // §2.2
        for (Client client : new Client[] {alice, root}) {
            client.sends("(leave :id 1 :channel \"TyNET\")");
            client.receives("(insufficient-permissions :id 1 :update-id 1)");
        }
        alice.sends("(users :id 2 :channel \"TyNET\")");
        alice.receives("(users :users (\"TyNET\" \"alice\" \"root\"))");
    }

    @Test
    void nobodyIsKickedFromIt() { // §2.2
        alice.sends("(kick :id 1 :channel \"TyNET\" :target \"root\")");
        alice.receives("(insufficient-permissions :update-id 1)");
        root.sends("(kick :id 1 :channel \"TyNET\" :target \"alice\")");
        root.receives("(insufficient-permissions :update-id 1)");
        alice.receivesNothing();
    }

    @Test
    void nobodyJoinsOrIsPulledTwice() { // §5.4.1.1, §5.4.3.2
        alice.sends("(join :id 1 :channel \"TyNET\")");
        alice.receives("(already-in-channel :id 1 :update-id 1)");
        root.sends("(pull :id 1 :channel \"TyNET\" :target \"alice\")");
        root.receives("(already-in-channel :id 1 :update-id 1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(pull :id 1 :channel \"TyNET\" :target \"root\")",
                "(permissions :id 1 :channel \"TyNET\")",
                "(grant :id 1 :channel \"TyNET\" :target \"alice\" :update message)",
                "(deny :id 1 :channel \"TyNET\" :target \"root\" :update message)",
                "(server-info :id 1 :target \"root\")"
            })
    void onlyAdministratorsManageIt(String update) { // §2.4.1, interoperability.md: default permissions
        alice.sends(update);
        alice.receives("(insufficient-permissions :id 1 :update-id 1)");
        root.receivesNothing();
    }

    @Test
    void updatesWithoutAChannelAreCheckedThere() { // §2.4.1, §5.1.8
        alice.sends("(create :id 1 :channel \"before\")");
        alice.receives("(join :id 1 :channel \"before\")");
        root.sends("(deny :id 2 :channel \"TyNET\" :target \"alice\" :update create)");
        root.receives("(deny :id 2)");
        alice.sends("(create :id 3 :channel \"after\")");
        alice.receives("(insufficient-permissions :id 3 :update-id 3)");
    }

    @Test
    void itsNameIsTaken() { // §2.4.1, §5.3.1.2
        alice.sends("(create :id 1 :channel \"tynet\")");
        alice.receives("(channelname-taken :id 1 :update-id 1)");
    }

    @Test
    void theFirstAdministratorIsNotTheServer() { // interoperability.md: primary channel name
        chat.local().stop();
        chat.with(Settings.ADMIN_NAME, "tynet");
        assertThrows(InvalidSetting.class, chat.local()::start);
    }
}
