package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.server.Audit;
import org.lichat.server.Settings;
import org.lichat.shirakumo.Expunge;
import org.lichat.shirakumo.Ip;
import org.lichat.shirakumo.ServerManagement;

/** The log of what people do by their powers over others (operations.md). Whoever is answered finds the line in it. */
class AuditTest {
    private final LogLines lines = LogLines.of(Audit.NAME);

    @RegisterExtension
    private final Conversation chat = new Conversation(new ServerManagement(), new Ip(), new Expunge())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @AfterEach
    void listenNoMore() {
        lines.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(kill :id 5 :target \"BOB\")        | kill \"bob\"",
                "(destroy :id 5 :channel \"LOBBY\")  | destroy on \"lobby\"",
                "(ban :id 5 :target \"bob\")         | ban \"bob\"",
                "(unban :id 5 :target \"carol\")     | unban \"carol\"",
                "(ip-ban :id 5 :ip \"10.0.0.1\")     | ip-ban ::ffff:10.0.0.1 ::",
                "(ip-ban :id 5 :ip \"2001:DB8::\" :mask \"::ffff\")    | ip-ban 2001:db8:: ::ffff",
                "(ip-unban :id 5 :ip \"10.0.0.1\" :mask \"0.0.0.255\") | ip-unban ::ffff:10.0.0.1 ::ff",
                "(kick :id 5 :channel \"lobby\" :target \"bob\")       | kick \"bob\" on \"lobby\"",
                "(grant :id 5 :channel \"Lichat\" :target \"bob\" :update lichat-ee:expunge)"
                        + " | grant \"bob\" on \"Lichat\" lichat-ee:expunge",
                "(deny :id 5 :channel \"lobby\" :target \"bob\" :update lichat:message)"
                        + " | deny \"bob\" on \"lobby\" message",
                "(permissions :id 5 :channel \"lobby\" :permissions ((pull nil) (nonsense t) (message (- \"bob\")) (join t)))"
                        + " | permissions on \"lobby\" join message pull",
                "(lichat-ee:expunge :id 5 :channel \"lobby\" :target \"bob\" :update-id \"an id\")"
                        + " | lichat-ee:expunge \"bob\" on \"lobby\" one",
                "(lichat-ee:expunge :id 5 :channel \"lobby\" :target \"bob\")"
                        + " | lichat-ee:expunge \"bob\" on \"lobby\" all",
                "(lichat-ee:passwd :id 5 :target \"root\" :password \"psst psst\")  | lichat-ee:passwd \"root\"",
                "(lichat-ee:export :id 5 :target \"bob\")                          | lichat-ee:export \"bob\"",
                "(lichat-ee:erase :id 5 :target \"bob\")                           | lichat-ee:erase \"bob\""
            })
    void eachActIsALine(String update, String line) {
        Client root = rootInLobby();
        Client bob = chat.join("bob");
        root.receives("(join :from \"bob\")");
        bob.sends("(message :id 2 :channel \"lobby\" :text \"psst\")").receives("(message)");
        root.receives("(message)");
        root.sends(update);
        awaitAnswer(root);
        assertEquals(List.of("INFO connection 1 (root, 127.0.0.1): " + line), lines.written());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(kill :id 5 :target \"nobody\")",
                "(kill :id 5 :target \"Lichat\")",
                "(ban :id 5 :target \"root\")",
                "(destroy :id 5 :channel \"nowhere\")",
                "(destroy :id 5 :channel \"Lichat\")",
                "(ip-ban :id 5 :ip \"psst\")",
                "(ip-ban :id 5 :ip \"127.0.0.1\")",
                "(kick :id 5 :channel \"lobby\" :target \"nobody\")",
                "(grant :id 5 :channel \"lobby\" :target \"bob\" :update message)", // who may anyway
                "(deny :id 5 :channel \"lobby\" :target \"bob\" :update kick)",
                "(permissions :id 5 :channel \"lobby\")",
                "(permissions :id 5 :channel \"lobby\" :permissions ((nonsense nil) (message (x))))",
                "(blacklist :id 5)",
                "(ip-blacklist :id 5)"
            })
    void whatChangesNothingIsNone(String update) {
        Client root = rootInLobby();
        root.sends(update);
        awaitAnswer(root);
        assertEquals(List.of(), lines.written());
    }

    @Test
    void whatSomebodyMayNotIsNone() {
        Client eve = chat.connect("eve");
        for (String update : List.of("kill", "ban", "unban", "lichat-ee:erase")) {
            eve.sends("(" + update + " :id 5 :target \"eve\")").receives("(insufficient-permissions)");
        }
        assertEquals(List.of(), lines.written());
    }

    @Test
    void aRuleThatIsSetAgainIsNone() {
        Client root = rootInLobby();
        for (int id : new int[] {5, 6}) {
            root.sends("(permissions :id " + id + " :channel \"lobby\" :permissions ((message nil)))")
                    .receives("(permissions)");
        }
        assertEquals(1, lines.written().size(), lines.written()::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "root, 10.0.0.1): ban x | \"root, 10.0.0.1): ban x\"",
                "a\\\"b                 | \"a\\\"b\"",
                "a b-c_d.e              | a b-c_d.e"
            })
    void namesStayNames(String name, String printed) {
        Client alice = chat.connect(name);
        alice.sends("(create :id 1 :channel \"tea\\\" on \\\"lobby\")").receives("(join :id 1)");
        Client bob = chat.connect("bob\\\" on \\\"moon");
        bob.sends("(join :id 1 :channel \"tea\\\" on \\\"lobby\")").receives("(join)");
        alice.receives("(join)");
        alice.sends("(kick :id 5 :channel \"tea\\\" on \\\"lobby\" :target \"bob\\\" on \\\"moon\")")
                .receives("(kick)");
        assertEquals(
                List.of("INFO connection 1 (" + printed
                        + ", 127.0.0.1): kick \"bob\\\" on \\\"moon\" on \"tea\\\" on \\\"lobby\""),
                lines.written());
    }

    @Test
    void theLineIsThereWhenTheActIsKept() {
        Client root = rootInLobby();
        Client bob = chat.connect("bob");
        root.sends("(kill :id 5 :target \"bob\")").receives("(kill :id 5)");
        assertTrue(lines.written().get(0).endsWith("kill \"bob\""), lines.written()::toString);
        bob.receives("(disconnect)");
        root.sends("(kill :id 6 :target \"root\")").receives("(kill :id 6)");
        assertEquals(2, lines.written().size(), lines.written()::toString);
    }

    /** Receives what comes until the update with the id 5 is answered. */
    private static void awaitAnswer(Client client) {
        Conversation.Received update = client.next();
        while (update.is("invalid-permissions") || !update.field(":id").equals("5")) { // of one rule of several
            update = client.next();
        }
    }

    private Client rootInLobby() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(create :id 1 :channel \"lobby\")").receives("(join :id 1)");
        return root;
    }
}
