package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Rule;

class PermissionUpdatesTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @ParameterizedTest
    @ValueSource(strings = {"", " :permissions NIL", " :permissions ()"})
    void thePermissionsCanBeViewed(String none) { // §5.3.2.2; interoperability.md: permission rules
        Client alice = chat.join("alice");
        alice.sends("(permissions :id 7 :channel \"LOBBY\"" + none + ")");
        String rules = alice.receives("(permissions :id 7 :from \"alice\" :channel \"lobby\")")
                .field(":permissions");
        // The effective set: what was never changed is in it.
        has(rules, "(message T)");
        has(rules, "(join T)");
        has(rules, "(kick (+ \"alice\"))");
        has(rules, "(permissions (+ \"alice\"))");
        has(rules, "(register NIL)");
    }

    @Test
    void rulesAreSet() { // §5.3.2.1.3
        Client alice = chat.join("alice");
        String rules = set(alice, "(message (- \"eve\" \"bob\")) (pull (+ \"carol\")) (kick t) (users nil)");
        has(rules, "(message (- \"eve\" \"bob\"))");
        has(rules, "(pull (+ \"carol\"))");
        has(rules, "(kick T)");
        has(rules, "(users NIL)");
        has(rules, "(join T)");
        Client bob = chat.connect("bob");
        bob.sends("(join :id 2 :channel \"lobby\")").receives("(join :id 2)");
        bob.sends("(message :id 3 :channel \"lobby\" :text \"Hi\")")
                .receives("(insufficient-permissions :update-id 3)");
        bob.sends("(users :id 4 :channel \"lobby\")").receives("(insufficient-permissions :update-id 4)");
        bob.sends("(kick :id 5 :channel \"lobby\" :target \"alice\")").receives("(kick :id 5)");
    }

    @Test
    void theLastOfTwoRulesForATypeCounts() { // §5.3.2.1.1
        Client alice = chat.join("alice");
        has(set(alice, "(message nil) (message (+ \"bob\"))"), "(message (+ \"bob\"))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"t|T", "(-)|T", "nil|NIL", "(+)|NIL", "(+ \"bob\" \"BOB\")|(+ \"bob\")", "T|T", "NIL|NIL"})
    void rulesAreSimplified(String set, String shown) { // §2.5, §5.3.2
        Client alice = chat.join("alice");
        has(set(alice, "(message " + set + ")"), "(message " + shown + ")");
    }

    @Test
    void typesAreNamedInAnySpelling() { // interoperability.md: reading
        Client alice = chat.join("alice");
        has(set(alice, "(LICHAT:Message nil)"), "(message NIL)");
    }

    @Test
    void aMalformedRuleIsAnsweredAndTheOthersApply() { // §5.3.2.1.2
        Client alice = chat.join("alice");
        String[] malformed = {
            "()",
            "(message)",
            "(message t t)",
            "(\"message\" t)",
            "(1 t)",
            "(shout t)",
            "(channel-update t)",
            "(failure t)",
            "(:message t)",
            "(message ())",
            "(message 1)",
            "(message \"bob\")",
            "(message yes)",
            "(message (\"bob\"))",
            "(message (* \"bob\"))",
            "(message (+ bob))",
            "(message (+ \"bad  name\"))",
            "(message (- \"bob\" 1))"
        };
        alice.sends("(permissions :id 7 :channel \"lobby\" :permissions ((users nil) " + String.join(" ", malformed)
                + " (pull nil)))");
        for (String ignored : malformed) {
            alice.receives("(invalid-permissions :id 7 :update-id 7 :from \"Lichat\")");
        }
        String rules = alice.receives("(permissions :id 7)").field(":permissions");
        has(rules, "(users NIL)");
        has(rules, "(pull NIL)");
        has(rules, "(message T)");
        alice.receivesNothing();
    }

    @Test
    void aRuleThatIsNoListMakesTheUpdateMalformed() { // §5.1.1, §1.4
        Client alice = chat.join("alice");
        alice.sends("(permissions :id 7 :channel \"lobby\" :permissions ((users nil) message))");
        alice.receives("(malformed-update :update-id 7)");
        alice.sends("(users :id 8 :channel \"lobby\")").receives("(users :id 8)");
    }

    @Test
    void aRuleHoldsSoManyNamesAndNoMore() {
        Client alice = chat.join("alice");
        String most = names(Rule.MAX_NAMES);
        has(set(alice, "(message (- " + most + "))"), "(message (- " + most + "))");
        alice.sends("(deny :id 8 :channel \"lobby\" :target \"one more\" :update message)");
        alice.receives("(invalid-permissions :id 8 :update-id 8)");
        alice.sends("(deny :id 9 :channel \"lobby\" :target \"user 0\" :update message)")
                .receives("(deny :id 9)");
        alice.sends(
                "(permissions :id 10 :channel \"lobby\" :permissions ((join (+ " + names(Rule.MAX_NAMES + 1) + "))))");
        alice.receives("(invalid-permissions :update-id 10)");
        has(alice.receives("(permissions :id 10)").field(":permissions"), "(join T)");
    }

    @Test
    void theRulesOfAChannelHoldSoManyNamesAllTogether() {
        Client alice = chat.join("alice");
        String most = names(Rule.MAX_NAMES);
        set(alice, "(message (- " + most + ")) (join (- " + most + "))");
        alice.sends("(permissions :id 10 :channel \"lobby\" :permissions ((leave (- \"bob\")) (pull nil)))");
        alice.receives("(invalid-permissions :update-id 10)");
        String rules = alice.receives("(permissions :id 10)").field(":permissions");
        has(rules, "(leave T)");
        has(rules, "(pull NIL)");
    }

    @Test
    void oneUpdateSetsSoManyRulesAndNoMore() { // each of them could need an answer
        Client alice = chat.join("alice");
        alice.sends("(permissions :id 7 :channel \"lobby\" :permissions ("
                + "() ".repeat(PermissionUpdates.MAX_RULES + 1) + "))");
        alice.receives("(invalid-permissions :update-id 7)");
        alice.receivesNothing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t|T", // 1
                "nil|(+ \"bob\")", // 2
                "(- \"bob\" \"eve\")|(- \"eve\")", // 3
                "(- \"bob\")|T",
                "(- \"eve\")|(- \"eve\")",
                "(+ \"eve\")|(+ \"eve\" \"bob\")", // 4
                "(+ \"Bob\" \"eve\")|(+ \"Bob\" \"eve\")"
            })
    void grantChangesTheRule(String before, String after) { // §5.3.2, grant 1–4
        changes("grant", before, after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t|(- \"bob\")", // 1
                "nil|NIL", // 2
                "(- \"eve\")|(- \"eve\" \"bob\")", // 3
                "(- \"Bob\" \"eve\")|(- \"Bob\" \"eve\")",
                "(+ \"BOB\" \"eve\")|(+ \"eve\")", // 4
                "(+ \"bob\")|NIL",
                "(+ \"eve\")|(+ \"eve\")"
            })
    void denyChangesTheRule(String before, String after) { // §5.3.2, deny 1–4
        changes("deny", before, after);
    }

    private void changes(String update, String before, String after) {
        Client alice = chat.join("alice");
        set(alice, "(message " + before + ")");
        alice.sends("(" + update + " :id 8 :channel \"Lobby\" :target \"bob\" :update message)");
        alice.receives("(" + update + " :id 8 :from \"alice\" :channel \"lobby\" :target \"bob\" :update message)");
        alice.sends("(permissions :id 9 :channel \"lobby\")");
        has(alice.receives("(permissions :id 9)").field(":permissions"), "(message " + after + ")");
        alice.receivesNothing();
    }

    @Test
    void grantAndDenyStartFromTheDefault() { // interoperability.md: default permissions
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        alice.sends("(grant :id 2 :channel \"lobby\" :target \"bob\" :update kick)")
                .receives("(grant :id 2)");
        bob.receivesNothing(); // the update is sent back, and to nobody else
        alice.sends("(permissions :id 3 :channel \"lobby\")");
        has(alice.receives("(permissions :id 3)").field(":permissions"), "(kick (+ \"alice\" \"bob\"))");
        bob.sends("(kick :id 4 :channel \"lobby\" :target \"alice\")").receives("(kick :id 4)");
    }

    @Test
    void whoChangesARuleHearsOfItOnAllConnections() { // §5.3.2, §3
        Client alice = chat.join("alice");
        alice.sends("(register :id 2 :password \"sesame\")").receives("(register :id 2)");
        Client second = chat.login("alice", "sesame");
        second.receivesGreeting("alice");
        second.sends("(deny :id 3 :channel \"lobby\" :target \"bob\" :update join)")
                .receives("(deny :id 3)");
        alice.receives("(deny :id 3 :from \"alice\" :target \"bob\" :update join)");
    }

    @Test
    void grantNeedsATypeThatExists() { // §5.3.2.1.2
        Client alice = chat.join("alice");
        for (String type : new String[] {"shout", "channel-update", "failure", ":message"}) {
            alice.sends("(grant :id 2 :channel \"lobby\" :target \"bob\" :update " + type + ")");
            alice.receives("(invalid-permissions :id 2 :update-id 2)");
        }
    }

    @Test
    void onlyTheRegistrantChangesTheRulesUntilTheyGrantIt() { // §5.3.2
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        for (String type : new String[] {"permissions", "grant", "deny"}) {
            bob.sends("(" + type + " :id 2 :channel \"lobby\" :target \"bob\" :update kick)");
            bob.receives("(insufficient-permissions :update-id 2)");
            alice.sends("(grant :id 3 :channel \"lobby\" :target \"bob\" :update " + type + ")")
                    .receives("(grant :id 3)");
            bob.sends("(" + type + " :id 4 :channel \"lobby\" :target \"bob\" :update kick)");
            bob.receives("(" + type + " :id 4 :from \"bob\")");
        }
    }

    @Test
    void aRuleIsAboutExactlyItsType() { // §2.5
        Client alice = chat.join("alice");
        set(alice, "(message nil)");
        alice.sends("(message :id 8 :channel \"lobby\" :text \"Hi\")")
                .receives("(insufficient-permissions :update-id 8)");
        alice.sends("(users :id 9 :channel \"lobby\")").receives("(users :id 9)");
    }

    private static String set(Client client, String rules) {
        client.sends("(permissions :id 7 :channel \"lobby\" :permissions (" + rules + "))");
        return client.receives("(permissions :id 7 :channel \"lobby\")").field(":permissions");
    }

    private static void has(String rules, String rule) {
        assertTrue(rules.contains(rule), () -> rule + " in " + rules);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"user " + i + "\"").collect(Collectors.joining(" "));
    }
}
