package org.lichat.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;

/** An update that breaks several rules is answered for the earliest. */
class ChecksOrderTest {
    @RegisterExtension
    private final Conversation chat = new Conversation().with(Settings.MAX_TEXT_LENGTH, 10);

    /** What a kick by bob, who is in the lobby but did not make it, can break of §5.1.4–8, in every combination. */
    static Stream<List<String>> kicks() {
        List<List<String>> kicks = new ArrayList<>();
        for (String from : List.of("bob", "b  ob", "alice")) {
            for (String channel : List.of("lobby", "lob  by", "nowhere")) {
                for (String target : List.of("alice", "al  ice", "nobody")) {
                    kicks.add(List.of(from, channel, target));
                }
            }
        }
        return kicks.stream();
    }

    @ParameterizedTest
    @MethodSource("kicks")
    void theEarlierRuleIsTheOneThatIsNamed(List<String> kick) { // §5.1.4–8
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(kick :id 7 :from \"" + kick.get(0) + "\" :channel \"" + kick.get(1) + "\" :target \"" + kick.get(2)
                + "\")");
        bob.receives("(" + earliest(kick) + " :update-id 7)");
        alice.receivesNothing();
    }

    private static String earliest(List<String> kick) {
        if (kick.stream().anyMatch(name -> name.contains("  "))) {
            return "bad-name"; // 4
        } else if (kick.get(0).equals("alice")) {
            return "username-mismatch"; // 5
        } else if (kick.get(1).equals("nowhere")) {
            return "no-such-channel"; // 6
        }
        return kick.get(2).equals("nobody") ? "no-such-user" : "insufficient-permissions"; // 7, 8
    }

    @Test
    void permissionComesBeforeMembership() { // interoperability.md: order of §5.1
        Client alice = chat.join("alice");
        chat.connect("bob")
                .sends("(kick :id 7 :channel \"lobby\" :target \"alice\")")
                .receives("(insufficient-permissions :update-id 7)");
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave :id 2)");
        alice.sends("(kick :id 7 :channel \"lobby\" :target \"bob\")").receives("(not-in-channel :update-id 7)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":from \"b  ob\" :channel \"lobby\"",
                ":from \"alice\" :channel \"lobby\"",
                ":channel \"lob  by\"",
                ":channel \"nowhere\"",
                ":channel \"Lichat\""
            })
    void lengthComesBeforeWhatTheUpdateNames(String names) { // §5.1.2 before §5.1.4–8
        Client bob = chat.join("bob");
        bob.sends("(message :id 7 " + names + " :text \"12345678901\")");
        bob.receives("(update-too-long :update-id 7)");
    }

    @Test
    void formComesBeforeEverythingElse() { // §5.1.1 before §5.1.2–8
        Client bob = chat.join("bob");
        bob.sends("(message :id 7 :from \"alice\" :channel \"no  where\" :text \"12345678901\" :clock \"x\")");
        bob.receives("(malformed-update :update-id 7)");
    }

    @Test
    void typeComesBeforeNames() { // §5.1.3 before §5.1.4–7
        Client bob = chat.join("bob");
        bob.sends("(failure :id 7 :from \"a  lice\" :text \"x\")").receives("(invalid-update :update-id 7)");
        bob.sends("(target-update :id 8 :from \"alice\" :target \"nobody\")").receives("(invalid-update :update-id 8)");
        bob.sends("(channel-update :id 9 :channel \"nowhere\")").receives("(invalid-update :update-id 9)");
    }

    @Test
    void beforeConnectNothingElseIsUnderstood() { // §4.1 before §5.1.4
        Client nobody = chat.open();
        nobody.sends("(message :id 7 :from \"a  b\" :channel \"nowhere\" :text \"Hi\")");
        nobody.receives("(invalid-update :update-id 7)");
    }
}
