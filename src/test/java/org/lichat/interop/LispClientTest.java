package org.lichat.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.shirakumo.Backfill;
import org.lichat.shirakumo.Bridge;
import org.lichat.shirakumo.Data;
import org.lichat.shirakumo.Link;
import org.lichat.shirakumo.Otp;
import org.lichat.shirakumo.Replies;
import org.lichat.shirakumo.Sign;
import org.lichat.shirakumo.UserInfo;

/**
 * What lichat-tcp-client, in Common Lisp, says and needs: it writes every field that it knows, {@code NIL} for those that are not set, and
 * the keys of extensions as plain symbols. A value that is not of its field's type ends its thread. The lines are as it writes them, but
 * for the clocks.
 */
class LispClientTest {
    private static final String CONNECT = "(connect :id 1 :from %s signature NIL :password %s :version \"2.0\""
            + " :extensions (\"shirakumo-backfill\" \"shirakumo-data\") otp-token NIL)";
    private static final String FILE = " :content-type \"text/plain\" :filename \"tea.txt\" :payload \"VGVh\"";

    @RegisterExtension
    private final Conversation chat = new Conversation(
            new Backfill(), new Bridge(), new Data(), new Link(), new Otp(), new Replies(), new Sign(), new UserInfo());

    private Client ann(String password) {
        Client ann = chat.open().sends(CONNECT.formatted("\"ann\"", password));
        ann.receivesGreeting("ann");
        return ann;
    }

    private static String in(String type, int id, String more) {
        return "(" + type + " :id " + id + " :from \"ann\" signature NIL :channel \"lobby\" bridge NIL" + more + ")";
    }

    @Test
    void unsetFieldsAreNotSetForOthersEither() {
        Client ann = ann("NIL");
        ann.sends("(create :id 2 :from \"ann\" signature NIL :channel \"lobby\")")
                .receives("(join :id 2)");
        ann.sends(in("message", 3, " :text \"Tea\" rich NIL :link NIL reply-to NIL"));
        assertEquals(
                Set.of(":id", ":clock", ":from", ":channel", ":text"),
                ann.receives("(message :id 3 :text \"Tea\")").keys());
        ann.sends(in("backfill", 4, " :since NIL")).receives("(message :id 3)");
        assertFalse(ann.receives("(backfill :id 4)").keys().contains(":since"));
        ann.sends(in("users", 5, " :users NIL")).receives("(users :id 5 :users (\"ann\"))");
        ann.sends(in("permissions", 6, " :permissions NIL")).receives("(permissions :id 6)");
    }

    @Test
    void passwordsAreLeftOutLikeTheRest() {
        ann("NIL").registers("sesame").drops();
        ann("\"sesame\"").pongs();
    }

    @Test
    void signsOfRulesAreInThePackageOfItsLanguage() { // interoperability.md: reading
        Client ann = ann("NIL");
        ann.sends("(create :id 2 :from \"ann\" signature NIL :channel \"lobby\")")
                .receives("(join :id 2)");
        ann.sends(
                in("permissions", 3, " :permissions ((kick (common-lisp:+ \"bob\")) (pull (common-lisp:- \"eve\")))"));
        String rules = ann.receives("(permissions :id 3)").field(":permissions");
        assertTrue(rules.contains("(kick (+ \"bob\"))"), rules);
        assertTrue(rules.contains("(pull (- \"eve\"))"), rules);
        ann.pongs();
    }

    @Test
    void filesComeAsFiles() {
        Client ann = ann("NIL");
        ann.sends("(create :id 2 :from \"ann\" signature NIL :channel \"lobby\")")
                .receives("(join :id 2)");
        Client bob = chat.join("bob");
        ann.receives("(join :from \"bob\")");
        ann.sends(in("data", 3, FILE)).receives("(data :id 3 :from \"ann\"" + FILE + ")");
        bob.receives("(message :id 3 :from \"ann\" :link \"text/plain\")");
        bob.sends("(data :id 4 :channel \"lobby\"" + FILE + ")").receives("(message :id 4)");
        ann.receives("(data :id 4 :from \"bob\"" + FILE + ")");
    }

    @Test
    void whatItsUserSetsElsewhereHasAKeyOfAnotherTypeThanItExpects() { // and would end its thread
        ann("NIL").registers("sesame").drops();
        Client ann = ann("\"sesame\"");
        Client other = chat.login("ann", "sesame");
        other.receivesGreeting("ann");
        other.sends("(set-user-info :id 5 :key :status :text \"away\")").receives("(set-user-info :id 5)");
        ann.receivesNothing();
    }
}
