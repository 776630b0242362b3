package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Entry;
import org.lichat.domain.Stores;
import org.lichat.server.InvalidSetting;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;

class AdministratorsTest {
    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger failuresToCome = new AtomicInteger(1);

    /** The journal fails once, so that whatever does not wait for it comes too early. */
    @RegisterExtension
    private final Conversation chat = new Conversation()
            .on(new Stores(
                    store,
                    store,
                    this::keep,
                    store.stores().history(),
                    store.stores().payloads()))
            .with(Settings.ADMIN_NAME, "Root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    private void keep(List<Entry> batch) {
        if (failuresToCome.getAndDecrement() > 0) {
            throw new IllegalStateException("This is the failure that the test asks for.");
        }
        store.keep(batch);
    }

    @Test
    void theFirstAdministratorIsThereFromTheStart() {
        Client root = root();
        root.sends("(user-info :id 2 :target \"root\")").receives("(user-info :registered T :connections 1)");
    }

    @Test
    void nobodyElseTakesTheirName() { // §4.1.5, §4.1.7
        Client eve = chat.open();
        eve.sends("(connect :id 1 :from \"root\" :version \"2.0\")").receives("(username-taken :update-id 1)");
        chat.login("root", "barley").receives("(invalid-password)");
    }

    @Test
    void theySpeakToEverybodyOnThePrimaryChannel() { // §2.4.1
        Client root = root();
        Client bob = chat.connect("bob");
        root.sends("(message :id 2 :channel \"Lichat\" :text \"Tea is ready.\")");
        root.receives("(message :id 2 :from \"Root\")");
        bob.receives("(message :id 2 :from \"Root\" :channel \"Lichat\" :text \"Tea is ready.\")");
        bob.sends("(message :id 3 :channel \"Lichat\" :text \"Yes!\")");
        bob.receives("(insufficient-permissions :update-id 3)");
        root.receivesNothing();
    }

    @Test
    void theyMayDoEverythingThatIsPermittedOnThePrimaryChannel() { // interoperability.md: default permissions
        Client root = root();
        root.sends("(capabilities :id 2 :channel \"Lichat\")");
        String permitted = root.receives("(capabilities :id 2)").field(":permitted");
        for (String type : List.of(
                "message", "leave", "kick", "pull", "grant", "deny", "permissions", "server-info", "create", "ping")) {
            assertTrue(permitted.matches("\\(.*\\b" + type + "\\b.*\\)"), permitted);
        }
        root.sends("(server-info :id 3 :target \"root\")").receives("(server-info :id 3)");
        root.sends("(permissions :id 4 :channel \"Lichat\")").receives("(permissions :id 4)");
    }

    @Test
    void evenTheyMakeNobodyLeaveThePrimaryChannel() { // §2.2; interoperability.md: default permissions
        Client root = root();
        Client bob = chat.connect("bob");
        root.sends("(kick :id 2 :channel \"Lichat\" :target \"bob\")");
        root.receives("(insufficient-permissions :update-id 2)");
        root.sends("(kick :id 3 :channel \"Lichat\" :target \"Lichat\")");
        root.receives("(insufficient-permissions :update-id 3)");
        root.sends("(leave :id 4 :channel \"Lichat\")").receives("(insufficient-permissions :update-id 4)");
        root.sends("(pull :id 5 :channel \"Lichat\" :target \"bob\")").receives("(already-in-channel :update-id 5)");
        bob.receivesNothing();
        root.sends("(users :id 6 :channel \"Lichat\")").receives("(users :users (\"Lichat\" \"Root\" \"bob\"))");
    }

    @Test
    void onOthersChannelsTheyAreUsersLikeAll() {
        Client root = root();
        chat.join("alice");
        root.sends("(join :id 2 :channel \"lobby\")").receives("(join :id 2)");
        root.sends("(kick :id 3 :channel \"lobby\" :target \"alice\")");
        root.receives("(insufficient-permissions :update-id 3)");
    }

    @Test
    void whatTheyGrantOutlivesARestart() { // §5.3.2
        Client root = root();
        root.sends("(grant :id 2 :channel \"Lichat\" :target \"bob\" :update message)")
                .receives("(grant :id 2)");
        root.sends("(deny :id 3 :channel \"Lichat\" :target \"bob\" :update create)")
                .receives("(deny :id 3)");
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(message :id 4 :channel \"Lichat\" :text \"Hi\")").receives("(message :id 4)");
        bob.sends("(create :id 5 :channel \"tea\")").receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void aRestartGivesThemTheirPasswordAndTheirRightsBack() {
        Client root = root();
        root.sends("(register :id 2 :password \"barley\")").receives("(register :id 2)");
        root.sends("(deny :id 3 :channel \"Lichat\" :target \"root\" :update grant)")
                .receives("(deny :id 3)");
        root.sends("(grant :id 4 :channel \"Lichat\" :target \"root\" :update grant)");
        root.receives("(insufficient-permissions :update-id 4)");
        chat.local().restart();
        Client again = root();
        again.sends("(grant :id 4 :channel \"Lichat\" :target \"bob\" :update message)")
                .receives("(grant :id 4)");
    }

    @Test
    void aProfileThatWasThereBecomesTheAdministrators() {
        Client bob = chat.connect("Bob");
        bob.sends("(register :id 2 :password \"barley\")").receives("(register :id 2)");
        chat.with(Settings.ADMIN_NAME, "bob").local().restart();
        Client again = chat.login("bob", "sesame");
        again.receivesGreeting("Bob");
        again.sends("(message :id 4 :channel \"Lichat\" :text \"Hi\")").receives("(message :id 4)");
    }

    @Test
    void theNameNeedsAPassword() {
        refuses(Settings.defaults().with(Settings.ADMIN_NAME, "root"), "lichat.admin.password");
        refuses(
                Settings.defaults().with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "short"),
                "lichat.admin.password");
    }

    @Test
    void thePasswordNeedsAName() {
        refuses(Settings.defaults().with(Settings.ADMIN_PASSWORD, "sesame"), "lichat.admin.name");
    }

    @Test
    void theNameIsNotTheServersOwn() { // interoperability.md: primary channel name
        refuses(
                Settings.defaults().with(Settings.ADMIN_NAME, "LICHAT").with(Settings.ADMIN_PASSWORD, "sesame"),
                "lichat.admin.name");
    }

    private static void refuses(Settings settings, String named) {
        ServerBuilder builder = new ServerBuilder(settings, new MemoryStore().stores(), Time.SYSTEM, Thread::new);
        InvalidSetting wrong = assertThrows(InvalidSetting.class, () -> builder.install(List.of(new Administrators())));
        assertTrue(wrong.toString().contains(named), wrong::toString);
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("Root");
        return root;
    }
}
