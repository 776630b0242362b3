package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Audit;
import org.lichat.server.Settings;

/** shirakumo §26: how roles are made, given and asked for. */
class RolesTest {
    private static final String ADMIN = "((kick T) (pull T) (set-channel-info T) (destroy T) (quiet T) (unquiet T)"
            + " (quieted T) (bridge T) (permissions T))";
    private static final String MODERATOR =
            "((kick T) (pull T) (set-channel-info T) (quiet T) (unquiet T) (quieted T))";
    private static final List<String> ROLE_UPDATES = List.of("role", "delete-role", "assign-role", "remove-role");

    @RegisterExtension
    private final Conversation chat = new Conversation(new Roles())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-roles\""));
    }

    @Test
    void channelsBeginWithTwoRoles() { // the default set
        Client alice = chat.join("Alice");
        asks(alice, "", "(\"admin\" \"moderator\")");
        asks(alice, ":target \"alice\"", "(\"admin\")");
        asks(alice, ":target \"bob\"", "()");
        long clock = chat.local().clock();
        alice.sends("(role :id 3 :channel \"lobby\" :role \"ADMIN\")");
        alice.receivesExactly("(role :id 3 :clock " + clock
                + " :from \"Alice\" :channel \"lobby\" :role \"admin\" :permissions " + ADMIN + ")");
        alice.sends("(role :id 4 :channel \"lobby\" :role \"moderator\" :permissions NIL)")
                .receives("(role :id 4 :permissions " + MODERATOR + ")");
    }

    @Test
    void soDoesThePrimaryChannel() { // the default set
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(roles :id 2 :channel \"Lichat\")").receives("(roles :roles (\"admin\" \"moderator\"))");
        root.sends("(roles :id 3 :channel \"Lichat\" :target \"lichat\")").receives("(roles :roles (\"admin\"))");
        root.sends("(roles :id 4 :channel \"Lichat\" :target \"root\")").receives("(roles :roles ())");
    }

    @Test
    void onlyMembersHaveToDoWithThem() { // 1
        Client alice = chat.join("alice");
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave)");
        for (String type : ROLE_UPDATES) {
            alice.sends(update(type, "admin", "bob")).receives("(not-in-channel :id 3 :update-id 3)");
        }
        alice.sends("(roles :id 4 :channel \"lobby\")").receives("(not-in-channel :update-id 4)");
        alice.sends("(roles :id 5 :channel \"nowhere\")").receives("(no-such-channel :update-id 5)");
    }

    @Test
    void aRoleThatIsNotThereIsSaidSo() { // 2
        Client alice = chat.join("alice");
        for (String type : ROLE_UPDATES) {
            alice.sends(update(type, "Cook", "bob"))
                    .receives("(no-such-role :id 3 :update-id 3 :from \"Lichat\" :role \"Cook\")");
        }
        asks(alice, "", "(\"admin\" \"moderator\")");
    }

    @Test
    void namesAreThoseOfUsers() { // name, §2.2.1
        Client alice = chat.join("alice");
        for (String type : ROLE_UPDATES) {
            alice.sends(update(type, "a  b", "bob")).receives("(bad-name :update-id 3)");
        }
        sets(alice, "12345678901234567890123456789012", "((kick T))");
        alice.sends("(role :id 4 :channel \"lobby\" :role \"123456789012345678901234567890123\" :permissions ())")
                .receives("(bad-name :update-id 4)");
        alice.sends(update("assign-role", "admin", " x")).receives("(bad-name :update-id 3)");
        alice.sends("(roles :id 5 :channel \"lobby\" :target \" x\")").receives("(bad-name :update-id 5)");
        alice.sends("(role :id 6 :channel \"lobby\" :permissions ())").receives("(malformed-update :update-id 6)");
        alice.sends("(role :id 7 :channel \"lobby\" :role admin)").receives("(malformed-update :update-id 7)");
        alice.sends("(assign-role :id 8 :channel \"lobby\" :role \"admin\")").receives("(malformed-update)");
        alice.sends("(role-update :id 9 :channel \"lobby\" :role \"admin\")").receives("(invalid-update :update-id 9)");
    }

    @Test
    void aRoleIsMadeAndChanged() { // role 3–6
        Client alice = chat.join("alice");
        sets(alice, "Cook", "((kick T) (message NIL))");
        asks(alice, "", "(\"admin\" \"moderator\" \"Cook\")");
        gives(alice, "cook", "((kick T) (message NIL))");
        alice.sends(
                        "(role :id 4 :channel \"lobby\" :role \"COOK\" :permissions ((SHIRAKUMO:Role T) (lichat:pull NIL) (pull T)))")
                .receives("(role :id 4 :role \"Cook\" :permissions ((role T) (pull T)))");
        gives(alice, "cook", "((role T) (pull T))");
        sets(alice, "Cook", "()");
        gives(alice, "cook", "()");
        asks(alice, "", "(\"admin\" \"moderator\" \"Cook\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((kick T) (dance T))",
                "((kick T) (failure T))",
                "((kick T) (role-update T))",
                "((kick T) (acme:message T))",
                "((kick T) (kick))",
                "((kick T) (pull T NIL))",
                "((kick T) (\"pull\" T))",
                "((kick T) (pull (+ \"bob\")))",
                "((kick T) (pull 1))",
                "((kick T) (pull yes))",
                "((kick T) ())"
            })
    void whatIsNoPermissionIsRefused(String permissions) { // permissions
        Client alice = chat.join("alice");
        for (String role : new String[] {"admin", "cook"}) {
            alice.sends("(role :id 3 :channel \"lobby\" :role \"" + role + "\" :permissions " + permissions + ")")
                    .receives("(invalid-permissions :id 3 :update-id 3)");
        }
        alice.receivesNothing();
        gives(alice, "admin", ADMIN);
        asks(alice, "", "(\"admin\" \"moderator\")");
        alice.sends("(role :id 4 :channel \"lobby\" :role \"admin\" :permissions (kick T))")
                .receives("(malformed-update :update-id 4)");
    }

    @Test
    void aRoleIsDeleted() { // delete-role 3, 4
        Client alice = chat.join("alice");
        alice.sends(update("delete-role", "ADMIN", "x")).receives("(delete-role :id 3 :role \"admin\")");
        asks(alice, "", "(\"moderator\")");
        alice.sends(update("delete-role", "admin", "x")).receives("(no-such-role :role \"admin\")");
        sets(alice, "admin", "((kick NIL))");
        asks(alice, ":target \"alice\"", "()");
    }

    @Test
    void usersAreTakenInAndOutWhetherTheyAreThereOrNot() { // assign-role 3, remove-role 3
        Client alice = chat.join("alice");
        for (int i = 0; i < 2; i++) {
            alice.sends(update("assign-role", "Moderator", "Bob"))
                    .receives("(assign-role :id 3 :role \"moderator\" :target \"Bob\")");
            asks(alice, ":target \"BOB\"", "(\"moderator\")");
        }
        alice.sends(update("assign-role", "admin", "bob")).receives("(assign-role)");
        asks(alice, ":target \"bob\"", "(\"admin\" \"moderator\")");
        for (int i = 0; i < 2; i++) {
            alice.sends(update("remove-role", "moderator", "bOb"))
                    .receives("(remove-role :id 3 :role \"moderator\" :target \"bOb\")");
            asks(alice, ":target \"bob\"", "(\"admin\")");
        }
    }

    @Test
    void byDefaultTheRegistrantManagesThemAndEverybodyMayAsk() { // interoperability.md: default permissions
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        for (String type : ROLE_UPDATES) {
            bob.sends(update(type, "admin", "bob")).receives("(insufficient-permissions :update-id 3)");
        }
        asks(bob, "", "(\"admin\" \"moderator\")");
        alice.sends("(deny :id 4 :channel \"lobby\" :target \"bob\" :update roles)")
                .receives("(deny)");
        bob.sends("(roles :id 5 :channel \"lobby\")").receives("(insufficient-permissions :update-id 5)");
        alice.sends("(grant :id 6 :channel \"lobby\" :target \"bob\" :update shirakumo:role)")
                .receives("(grant)");
        sets(bob, "cook", "((message T))");
        bob.sends("(role :id 7 :channel \"Lichat\" :role \"admin\")").receives("(insufficient-permissions)");
    }

    @Test
    void theOtherConnectionsOfTheUserSeeChangesAndNobodyElseDoes() { // 4, 6
        Client alice = chat.join("alice").registers("sesame");
        Client second = chat.login("alice", "sesame", "shirakumo-roles");
        second.receivesGreeting("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        second.receives("(join)");
        sets(alice, "cook", "((kick T))");
        second.receives("(role :id 3 :from \"alice\" :role \"cook\" :permissions ((kick T)))");
        for (String type : List.of("assign-role", "remove-role", "delete-role")) {
            alice.sends(update(type, "cook", "bob")).receives("(" + type + ")");
            second.receives("(" + type + " :id 3 :role \"cook\")");
        }
        gives(alice, "admin", ADMIN);
        asks(alice, "", "(\"admin\" \"moderator\")");
        second.receivesNothing();
        bob.receivesNothing();
    }

    @Test
    void changesAreInTheAuditLog() {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger audit = Logger.getLogger(Audit.NAME);
        audit.addHandler(handler);
        try {
            Client alice = chat.join("alice");
            sets(alice, "cook", "((kick T))");
            assertEquals(1, lines.size()); // it is there before the answer
            sets(alice, "cook", "((kick T))"); // nothing changes
            gives(alice, "cook", "((kick T))");
            for (String type : List.of("assign-role", "assign-role", "remove-role", "delete-role")) {
                alice.sends(update(type, "cook", "bob")).receives("(" + type + ")");
            }
        } finally {
            audit.removeHandler(handler);
        }
        String who = "connection 1 (alice, 127.0.0.1): ";
        assertEquals(
                List.of(
                        who + "role on \"lobby\" role \"cook\"",
                        who + "assign-role \"bob\" on \"lobby\" role \"cook\"",
                        who + "remove-role \"bob\" on \"lobby\" role \"cook\"",
                        who + "delete-role on \"lobby\" role \"cook\""),
                lines);
    }

    private static void asks(Client client, String target, String roles) {
        client.sends("(roles :id 9 :channel \"lobby\" " + target + ")")
                .receives("(roles :id 9 :channel \"lobby\" " + target + " :roles " + roles + ")");
    }

    private static void gives(Client client, String role, String permissions) {
        client.sends("(role :id 8 :channel \"lobby\" :role \"" + role + "\")")
                .receives("(role :id 8 :permissions " + permissions + ")");
    }

    private static void sets(Client client, String role, String permissions) {
        client.sends("(role :id 3 :channel \"lobby\" :role \"" + role + "\" :permissions " + permissions + ")")
                .receives("(role :id 3 :role \"" + role + "\" :permissions " + permissions + ")");
    }

    private static String update(String type, String role, String target) {
        return "(" + type + " :id 3 :channel \"lobby\" :role \"" + role + "\" :target \"" + target + "\")";
    }
}
