package org.lichat.shirakumo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §26: how much of roles there is at most (interoperability.md: roles). */
class RoleLimitsTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Roles()).with(Settings.FLOOD_LIMIT, 0);

    @Test
    void aChannelHasSoManyRolesAndNoMore() {
        Client alice = chat.join("alice");
        for (int i = 2; i < Roles.MOST; i++) {
            sets(alice, "role " + i, "((kick T))");
        }
        alice.sends("(role :id 4 :channel \"lobby\" :role \"more\" :permissions ())")
                .receives("(update-failure :id 4 :update-id 4)");
        sets(alice, "role 2", "((kick NIL))");
        alice.sends(update("delete-role", "role 2", "x")).receives("(delete-role)");
        sets(alice, "more", "()");
    }

    @Test
    void theRolesHaveSoManyMembersAndNoMore() {
        Client alice = chat.join("alice");
        for (int i = 1; i < Roles.MOST_MEMBERS; i++) {
            alice.sends(update("assign-role", i % 2 == 0 ? "admin" : "moderator", "user " + i))
                    .receives("(assign-role)");
        }
        alice.sends(update("assign-role", "admin", "more")).receives("(update-failure :id 3 :update-id 3)");
        alice.sends(update("assign-role", "admin", "user 2")).receives("(assign-role)");
        alice.sends("(roles :id 4 :channel \"lobby\" :target \"more\")").receives("(roles :roles ())");
        alice.sends(update("remove-role", "moderator", "user 1")).receives("(remove-role)");
        alice.sends(update("assign-role", "admin", "more")).receives("(assign-role)");
    }

    @Test
    void anUpdateSetsSoManyPermissionsAndNoMore() {
        Client alice = chat.join("alice");
        alice.sends("(role :id 3 :channel \"lobby\" :role \"cook\" :permissions ("
                        + "(kick T) ".repeat(Roles.MOST_PERMISSIONS) + "))")
                .receives("(role :id 3 :permissions ((kick T)))");
        alice.sends("(role :id 4 :channel \"lobby\" :role \"cook\" :permissions ("
                        + "(kick NIL) ".repeat(Roles.MOST_PERMISSIONS + 1) + "))")
                .receives("(invalid-permissions :update-id 4)");
        alice.sends("(role :id 5 :channel \"lobby\" :role \"cook\")").receives("(role :permissions ((kick T)))");
    }

    private static void sets(Client client, String role, String permissions) {
        client.sends("(role :id 3 :channel \"lobby\" :role \"" + role + "\" :permissions " + permissions + ")")
                .receives("(role :id 3 :role \"" + role + "\" :permissions " + permissions + ")");
    }

    private static String update(String type, String role, String target) {
        return "(" + type + " :id 3 :channel \"lobby\" :role \"" + role + "\" :target \"" + target + "\")";
    }
}
