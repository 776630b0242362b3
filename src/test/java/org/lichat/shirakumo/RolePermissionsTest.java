package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Shirakumo.DESTROY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** shirakumo §26: what roles permit, and for how long. */
class RolePermissionsTest {
    private final Destruction destruction = new Destruction();

    @RegisterExtension
    private final Conversation chat = new Conversation(new Roles(), destruction)
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    /** The update that channels' own permissions do not reach (§7), on a server that knows it or not. */
    private static final class Destruction implements Extension {
        private boolean known = true;

        @Override
        public void install(ServerBuilder server) {
            if (known) {
                server.update(DESTROY, request -> request.reply(request.update()));
                server.exempt(DESTROY, Checks.PERMITTED);
                server.checkAfter(Checks.PERMITTED, new Check("shirakumo §7", DESTROY, Destruction::permitted));
                server.permit(DESTROY, REGISTRANT, NO_ONE, NO_ONE);
            }
        }

        private static void permitted(Request request) {
            Checks.requirePermitted(request, request.server().network().primary());
        }
    }

    @Test
    void moderatorsKickAndDoNotDestroy() { // the default set
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        Client eve = chat.join("eve");
        alice.receives("(join)");
        alice.receives("(join)");
        bob.receives("(join)");
        bob.sends(kick("eve")).receives("(insufficient-permissions :update-id 5)");
        does(alice, "assign-role", "moderator", "BOB");
        assertTrue(permitted(bob).contains("kick"));
        bob.sends("(permissions :id 6 :channel \"lobby\")").receives("(insufficient-permissions)");
        bob.sends("(destroy :id 7 :channel \"lobby\")").receives("(insufficient-permissions :update-id 7)");
        bob.sends(kick("eve")).receives("(kick :id 5 :target \"eve\")");
        eve.receives("(kick)");
        alice.receives("(kick)");
        alice.receives("(leave)");
        does(alice, "remove-role", "moderator", "bob");
        bob.receives("(leave :from \"eve\")");
        bob.sends(kick("alice")).receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void nobodyDestroysAChannelByItsRoles() { // interoperability.md: destroy
        Client alice = chat.join("alice");
        alice.sends("(destroy :id 7 :channel \"lobby\")").receives("(insufficient-permissions :update-id 7)");
        assertFalse(permitted(alice).contains("destroy"));
        Client root = root();
        root.sends("(assign-role :id 2 :channel \"Lichat\" :role \"admin\" :target \"alice\")")
                .receives("(assign-role)");
        alice.sends("(destroy :id 8 :channel \"lobby\")").receives("(destroy :id 8)"); // a role of the primary channel
        assertFalse(permitted(alice).contains("destroy"));
        alice.sends("(capabilities :id 9 :channel \"Lichat\")");
        assertTrue(alice.next().field(":permitted").contains("destroy"));
    }

    @ParameterizedTest
    @CsvSource({"T, NIL", "NIL, T"})
    void whatOneRoleDeniesNoOtherGrants(String first, String second) { // 5
        Client alice = chat.join("alice");
        Client bob = member(alice, "bob");
        sets(alice, "first", "((kick " + first + "))");
        sets(alice, "second", "((kick " + second + ") (pull NIL))");
        String granting = first.equals("T") ? "first" : "second";
        does(alice, "assign-role", granting, "bob");
        assertTrue(permitted(bob).contains("kick"));
        does(alice, "assign-role", first.equals("T") ? "second" : "first", "bob");
        assertFalse(permitted(bob).contains("kick"));
        bob.sends(kick("alice")).receives("(insufficient-permissions :update-id 5)");
        does(alice, "remove-role", granting.equals("first") ? "second" : "first", "bob");
        assertTrue(permitted(bob).contains("kick"));
    }

    @Test
    void rolesSayMoreThanRulesThatNameNobody() { // 5, 7, 8
        Client alice = chat.join("alice");
        Client bob = member(alice, "bob");
        sets(alice, "muted", "((message NIL))");
        does(alice, "assign-role", "muted", "bob");
        bob.sends("(message :id 6 :channel \"lobby\" :text \"Hi\")")
                .receives("(insufficient-permissions :update-id 6)");
        sets(alice, "muted", "((pull NIL))");
        bob.sends("(message :id 7 :channel \"lobby\" :text \"Hi\")").receives("(message :id 7)");
        alice.receives("(message :id 7)");
        alice.sends("(permissions :id 8 :channel \"lobby\" :permissions ((message NIL)))")
                .receives("(permissions)");
        bob.sends("(message :id 9 :channel \"lobby\" :text \"Hi\")")
                .receives("(insufficient-permissions :update-id 9)");
        sets(alice, "muted", "((message T))");
        bob.sends("(message :id 10 :channel \"lobby\" :text \"Hi\")").receives("(message :id 10)");
    }

    @Test
    void aRuleThatNamesTheUserComesFirst() { // 1
        Client alice = chat.join("alice");
        Client bob = member(alice, "bob");
        sets(alice, "cook", "((message NIL) (kick T))");
        does(alice, "assign-role", "cook", "bob");
        does(alice, "assign-role", "cook", "carol");
        String rules = "((message (+ \"bob\")) (kick (- \"bob\")))";
        alice.sends("(permissions :id 4 :channel \"lobby\" :permissions " + rules + ")")
                .receives("(permissions)");
        assertTrue(permitted(bob).contains("message"));
        assertFalse(permitted(bob).contains("kick"));
        Client carol = member(alice, "carol");
        bob.receives("(join)");
        assertFalse(permitted(carol).contains("message"));
        assertTrue(permitted(carol).contains("kick"));
        sets(alice, "cook", "((role NIL) (permissions NIL))");
        does(alice, "assign-role", "cook", "alice");
        sets(alice, "cook", "()"); // the default rule names who made the channel, who is so never locked out
    }

    @Test
    void theyAreOfOneChannel() {
        Client alice = chat.join("alice");
        Client bob = member(alice, "bob");
        alice.sends("(create :id 4 :channel \"tea\")").receives("(join)");
        bob.sends("(join :id 4 :channel \"tea\")").receives("(join)");
        alice.receives("(join)");
        does(alice, "assign-role", "moderator", "bob");
        bob.sends("(kick :id 5 :channel \"tea\" :target \"alice\")").receives("(insufficient-permissions)");
        bob.sends("(roles :id 6 :channel \"tea\" :target \"bob\")").receives("(roles :roles ())");
    }

    @Test
    void outsidersOfAnAnonymousChannelGetNothingByThem() { // §2.4.2
        Client alice = chat.connect("alice");
        String channel = alice.sends("(create :id 2)").receives("(join)").string(":channel");
        alice.sends("(role :id 3 :channel \"" + channel + "\" :role \"guest\" :permissions ((join T) (message T)))")
                .receives("(role)");
        alice.sends("(assign-role :id 4 :channel \"" + channel + "\" :role \"guest\" :target \"bob\")")
                .receives("(assign-role)");
        Client bob = chat.connect("bob");
        bob.sends("(join :id 5 :channel \"" + channel + "\")").receives("(insufficient-permissions :update-id 5)");
        bob.sends("(roles :id 6 :channel \"" + channel + "\")").receives("(insufficient-permissions :update-id 6)");
    }

    @Test
    void theyOutliveARestart() {
        Client alice = chat.join("alice");
        sets(alice, "Cook \\\"x\\\"", "((kick T) (destroy NIL) (message NIL))");
        does(alice, "assign-role", "cook \\\"X\\\"", "Bob");
        does(alice, "delete-role", "moderator", "x");
        destruction.known = false;
        chat.local().restart();
        Client again = back("alice");
        again.sends("(roles :id 2 :channel \"lobby\")").receives("(roles :roles (\"admin\" \"Cook \\\"x\\\"\"))");
        again.sends("(roles :id 3 :channel \"lobby\" :target \"alice\")").receives("(roles :roles (\"admin\"))");
        Client bob = member(again, "bob");
        assertTrue(permitted(bob).contains("kick"));
        assertFalse(permitted(bob).contains("message"));
        sets(again, "Cook \\\"x\\\"", "((destroy NIL) (kick T))"); // which is no type here any more
        again.sends("(role :id 4 :channel \"lobby\" :role \"new\" :permissions ((destroy NIL)))")
                .receives("(invalid-permissions :update-id 4)");
        chat.local().restart();
        back("alice")
                .sends("(role :id 5 :channel \"lobby\" :role \"cook \\\"x\\\"\")")
                .receives("(role :permissions ((destroy NIL) (kick T)))");
    }

    @Test
    void aChannelWithoutRolesStaysSo() { // delete-role 3
        Client alice = chat.join("alice");
        does(alice, "delete-role", "admin", "x");
        does(alice, "delete-role", "moderator", "x");
        chat.local().restart();
        Client again = back("alice");
        again.sends("(roles :id 2 :channel \"lobby\")").receives("(roles :roles ())");
        again.sends("(permissions :id 3 :channel \"lobby\" :permissions ((kick NIL)))")
                .receives("(permissions)");
        assertFalse(permitted(again).contains("kick")); // nor is anybody in one
    }

    @Test
    void untilTheyAreChangedTheyAreTheRegistrants() { // the default set
        Client alice = chat.join("alice");
        alice.sends("(permissions :id 3 :channel \"lobby\" :permissions ((kick NIL)))")
                .receives("(permissions)");
        assertTrue(permitted(alice).contains("kick")); // 7
        Client bob = member(alice, "bob");
        assertFalse(permitted(bob).contains("kick"));
    }

    @Test
    void whoIsErasedIsInNoRole() {
        Client alice = chat.join("Alice");
        sets(alice, "cook", "((kick T))");
        does(alice, "assign-role", "cook", "ALICE");
        does(alice, "assign-role", "cook", "carol");
        erases("alice");
        inNoRole("alice");
        chat.local().restart();
        inNoRole("alice");
        Client carol = back("carol");
        carol.sends("(roles :id 2 :channel \"lobby\" :target \"carol\")").receives("(roles :roles (\"cook\"))");
        assertTrue(permitted(carol).contains("kick"));
    }

    @Test
    void soIsWhoMadeAChannelWhoseRolesWereNeverChanged() {
        Client alice = chat.join("alice");
        alice.sends("(permissions :id 3 :channel \"lobby\" :permissions ((kick NIL)))")
                .receives("(permissions)");
        erases("alice");
        inNoRole("alice");
        back("bob").sends("(roles :id 2 :channel \"lobby\" :target \"lichat\")").receives("(roles :roles (\"admin\"))");
    }

    private void erases(String name) {
        root().sends("(lichat-ee:erase :id 7 :target \"" + name + "\")").receives("(lichat-ee:erase :id 7)");
    }

    private void inNoRole(String name) {
        Client client = back(name);
        client.sends("(roles :id 2 :channel \"lobby\" :target \"" + name + "\")")
                .receives("(roles :roles ())");
        assertFalse(permitted(client).contains("kick"));
        client.drops();
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        return root;
    }

    private Client back(String name) {
        Client client = chat.connect(name);
        client.sends("(join :id 1 :channel \"lobby\")").receives("(join)");
        return client;
    }

    /** Another user in the lobby, whom the one who is there has seen come. */
    private Client member(Client there, String name) {
        Client client = back(name);
        there.receives("(join :from \"" + name + "\")");
        return client;
    }

    private static String permitted(Client client) {
        client.sends("(capabilities :id 9 :channel \"lobby\")");
        return client.receives("(capabilities :id 9)").field(":permitted");
    }

    private static String kick(String target) {
        return "(kick :id 5 :channel \"lobby\" :target \"" + target + "\")";
    }

    private static void sets(Client client, String role, String permissions) {
        client.sends("(role :id 3 :channel \"lobby\" :role \"" + role + "\" :permissions " + permissions + ")")
                .receives("(role :id 3 :role \"" + role + "\" :permissions " + permissions + ")");
    }

    private static void does(Client client, String type, String role, String target) {
        client.sends("(" + type + " :id 3 :channel \"lobby\" :role \"" + role + "\" :target \"" + target + "\")")
                .receives("(" + type + " :id 3)");
    }
}
