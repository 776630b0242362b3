package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;

/** shirakumo §18, 3: what matches. */
class QueryTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Search(), new Waves());

    private @Nullable Client connected;

    @BeforeEach
    void talk() {
        Client tester =
                chat.open().connects("(connect :id 0 :from \"Tester\" :version \"2.0\" :extensions (\"test-waves\"))");
        connected = tester;
        tester.sends("(create :id 0 :channel \"lobby\")").receives("(join)");
        Client other = chat.join("Straße");
        tester.receives("(join)");
        say(1, ":text \"this is it\"");
        say(2, ":text \"He said: that is all.\" :target \"Bob\"");
        say(3, ":text \"100% sn_ke * \\\\ \\\"quoted\\\"\"");
        say(4, ":text \"caf\u00e9 ole\" :count 7 :hand left");
        say(5, ":text \"cafe\u0301 👩‍👩‍👧 x\u0302\" :count 12 :both T");
        say(6, ":list (1 (a \"deep\" (2)) \"string\") :update-id \"x\"");
        say(7, ":list () :update-id 7 :text \"\u212aelvin\"");
        other.sends("(message :id \"8\" :channel \"lobby\" :text \"This\")").receives("(message)");
        tester.receives("(message)");
    }

    private Client tester() {
        return Objects.requireNonNull(connected);
    }

    private void say(int id, String fields) {
        tester().sends("(wave :id " + id + " :channel \"lobby\" " + fields + ")")
                .receives("(wave :id " + id + ")");
        chat.passes(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            :text ("this")                          | 1
            :text "this"                            | 1
            :text ("this" "that is")                | 1 2
            :text ("this" "This")                   | 1 8
            :text ("this*it")                       | 1
            :text ("*this is it*")                  | 1
            :text ("t_is")                          | 1 2
            :text ("is*is")                         | 1
            :text ("is_is_is_is")                   |
            :text ()                                |
            :text ("")                              | 1 2 3 4 5 7 8
            :text ("\\\\_ke")                       | 3
            :text ("n\\\\_k")                       | 3
            :text ("\\\\*")                         | 3
            :text ("\\\\\\\\")                      | 3
            :text ("\\"quoted")                     | 3
            :text ("100%")                          | 3
            :text ("caf\u00e9")                     | 4 5
            :text ("cafe\u0301")                    | 4 5
            :text ("cafe")                          |
            :text ("caf_ ")                         | 4 5
            :text (" _ ")                           | 3 5
            :text ("👩")                            |
            :text ("x")                             |
            :text ("Kelvin")                        | 7
            :from "tester"                          | 0 1 2 3 4 5 6 7
            :from "TESTER"                          | 0 1 2 3 4 5 6 7
            :from ("tester" "nobody")               | 0 1 2 3 4 5 6 7
            :from "test"                            |
            :from "STRA_E"                          | 1 8
            :from "*"                               | 0 1 1 2 3 4 5 6 7 8
            :from "  "                              |
            :target "BOB"                           | 2
            :channel "LOBBY" :target "b_b"          | 2
            :channel "cellar"                       |
            :count 7                                | 4
            :count 7.0                              | 4
            :count 007                              | 4
            :count 12.00                            | 5
            :hand left                              | 4
            :hand LEFT                              | 4
            :hand right                             |
            :hand :left                             |
            :both T                                 | 5
            test:both T                             | 5
            both T                                  | 5
            :both NIL :count 7                      | 4
            :text NIL                               | 0 1 6
            :nothing NIL :id 3                      | 3
            :nothing 1                              |
            :list (1)                               | 6
            :list ((\"deep\"))                      | 6
            :list ("string" (a (2)))                | 6
            :list ((2))                             |
            :list ("str*" 1.0)                      | 6
            :list ()                                | 6 7
            :id 3                                   | 3
            :id 3.0                                 | 3
            :id "3"                                 |
            :id "8"                                 | 8
            :id 8                                   |
            :update-id "x"                          | 6
            :update-id "*"                          |
            :text "is" :from "tester"               | 1 2
            :text "is" :text "this"                 | 1
            """)
    void fieldsAreComparedByTheirType(String query, String expected) { // 3
        assertEquals(expected == null ? List.of() : List.of(expected.split(" ")), found(query));
    }

    @Test
    void timesAreARangeWithItsBounds() { // 3: time
        long clock = chat.local().clock() - 7; // of the first
        assertEquals(List.of("3", "4", "5"), found(":clock (" + (clock + 2) + " " + (clock + 4) + ")"));
        assertEquals(List.of("7", "8"), found(":clock (" + (clock + 6) + " T)"));
        assertEquals(
                List.of("0", "1", "1", "2"),
                found(":clock (T " + (clock + 1) + ")").stream().sorted().toList());
        assertEquals(10, found(":clock (T T)").size());
        assertEquals(10, found(":clock (0 99999999999)").size());
        assertEquals(List.of(), found(":clock (" + (clock + 4) + " " + (clock + 2) + ")"));
        assertEquals(List.of("4"), found(":clock (T " + (clock + 3) + ") :clock (" + (clock + 3) + " T)"));
        assertEquals(
                List.of("5"),
                found(":clock (" + (clock + 4) + " T) :from \"tester\" :text (\"x_\" \"* ole\" \"caf_ _ \")"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(:text)",
                "(\"text\" \"a\")",
                "(1 2)",
                "((:text) \"a\")",
                "(:text 1)",
                "(:text (\"a\" 1))",
                "(:text a)",
                "(:from bob)",
                "(:clock 1)",
                "(:clock (1))",
                "(:clock (1 2 3))",
                "(:clock (1.5 2))",
                "(:clock (1 \"2\"))",
                "(:clock (1 NIL))",
                "(:count \"1\")",
                "(:count (1))",
                "(:hand 1)",
                "(:both 1)",
                "(:list 1)",
                "(:id (1))",
                "\"text\"",
            })
    void whatIsNoQueryIsMalformed(String query) {
        tester().sends("(search :id \"q\" :channel \"lobby\" :query " + query + ")");
        tester().receives("(malformed-update :update-id \"q\")");
        tester().receivesNothing();
    }

    @Test
    void queriesAreBounded() {
        String longest = "x".repeat(Query.MAX_CHARACTERS);
        assertEquals(List.of(), found(":text (\"" + longest + "\")"));
        tester().sends("(search :id 1 :channel \"lobby\" :query (:text (\"" + longest + "\" \"x\")))");
        tester().receives("(malformed-update :update-id 1)");
        String most = "1 ".repeat(Query.MAX_EXPRESSIONS - 3);
        assertEquals(List.of(), found(":list (" + most + "2)"));
        tester().sends("(search :id 2 :channel \"lobby\" :query (:list (" + most + "2 3)))");
        tester().receives("(malformed-update :update-id 2)");
    }

    private List<String> found(String query) {
        tester().sends("(search :id \"s\" :channel \"lobby\" :query (" + query + "))");
        return Waves.ids(Objects.requireNonNull(
                tester().receives("(search :id \"s\")").fields().get(":results")));
    }
}
