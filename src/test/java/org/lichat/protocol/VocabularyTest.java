package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Numeral;
import org.lichat.wire.Reader;
import org.lichat.wire.Symbol;

class VocabularyTest {
    private static final Slot<String> LINK = Slot.string("shirakumo:link");
    private static final Slot<String> EMOTE = Slot.string(":emote");
    private static final UpdateType REACT =
            UpdateType.define("shirakumo:react", Core.CHANNEL_UPDATE).requires(EMOTE);
    private static final UpdateType EDIT = UpdateType.define("shirakumo:edit", Core.MESSAGE);

    private final Vocabulary vocabulary = new Vocabulary(types(), Map.of(Core.CHANNEL_UPDATE, List.of(LINK)));
    private final Reader reader = new Reader(vocabulary.symbols(), Bounds.DEFAULT);

    private static List<UpdateType> types() {
        List<UpdateType> types = new ArrayList<>(Core.TYPES);
        types.addAll(Failures.TYPES);
        types.addAll(List.of(REACT, EDIT));
        return types;
    }

    @Test
    void readsTheTypeAndItsFields() { // §1.2
        Update message = read("(message :id 5 :clock 7 :from \"bob\" :channel \"lobby\" :text \"Hi\")");
        assertSame(Core.MESSAGE, message.type());
        assertEquals(Id.of(5), message.get(Core.ID));
        assertEquals(7L, message.get(Core.CLOCK));
        assertEquals("bob", message.get(Core.FROM));
        assertEquals("lobby", message.get(Core.CHANNEL));
        assertEquals("Hi", message.get(Core.TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1 :id 5)", "(\"ping\" :id 5)", "((ping) :id 5)"})
    void aNonSymbolInTheFirstPlaceIsMalformed(String text) { // §1.2
        assertEquals(Id.of(5), malformed(text).find(Core.UPDATE_ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"()", "ping", "\"ping\"", "5"})
    void whatIsNoUpdateAtAllIsMalformed(String text) { // §1.2, §5.1.1
        assertNull(malformed(text).find(Core.UPDATE_ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(ping :id 5 :clock)", "(ping :id 5 :unknown)", "(ping :id 5 :clock 1 2)"})
    void fieldsThatAreNotPairsAreMalformed(String text) { // §1.2
        assertEquals(Id.of(5), malformed(text).find(Core.UPDATE_ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(ping :id 5 clock 1)",
                "(ping :id 5 \"clock\" 1)",
                "(ping :id 5 7 1)",
                "(ping :id 5 (:clock) 1)",
                "(ping :id 5 unknown 1)",
                "(ping :id 5 lichat:clock 1)",
                "(ping :id 5 NIL 1)"
            })
    void keysThatAreNotKeywordsAreMalformed(String text) { // §1.2
        assertEquals(Id.of(5), malformed(text).find(Core.UPDATE_ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(pong-ping :id 5)",
                "(shirakumo:ping :id 5)",
                "(:ping :id 5)",
                "(other:react :id 5)",
                "(object :id 5)"
            })
    void aTypeThatDoesNotExistIsInvalid(String text) { // §1.2, §5.1.3
        Failure failure = failure(text);
        assertSame(Failures.INVALID_UPDATE, failure.update().type());
        assertEquals(Id.of(5), failure.update().get(Core.UPDATE_ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(unknown)", "(unknown :id)", "(unknown :id NIL)", "(unknown :id (5))"})
    void anInvalidUpdateMayLackAReadableId(String text) { // §5.1.3
        Failure failure = failure(text);
        assertSame(Failures.INVALID_UPDATE, failure.update().type());
        assertNull(failure.update().find(Core.UPDATE_ID));
    }

    @Test
    void aFieldThatIsNilIsUnset() { // §1.2
        Update ping = read("(ping :id 5 :clock NIL :from nil)");
        assertNull(ping.find(Core.CLOCK));
        assertNull(ping.find(Core.FROM));
    }

    @Test
    void anOptionalFieldThatIsLeftOutIsUnset() { // §1.4
        assertNull(read("(create :id 5)").find(Core.CHANNEL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(message :id 5 :channel \"lobby\")", "(message :id 5 :channel \"lobby\" :text NIL)"})
    void aRequiredFieldThatIsUnsetIsMalformed(String text) { // §1.4
        Update answer = malformed(text);
        assertEquals(Id.of(5), answer.find(Core.UPDATE_ID));
        assertEquals("The update message lacks its field :text.", answer.get(Core.TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(ping)", "(ping :id NIL)", "(ping :clock 1)"})
    void anUpdateWithoutIdIsMalformed(String text) { // §1.4
        assertNull(malformed(text).find(Core.UPDATE_ID));
    }

    @Test
    void unknownFieldsAreIgnored() { // §6
        Update ping = read("(ping :unknown (1 \"two\" three) :id 5 other:field 6 :password \"not a ping's\")");
        assertEquals(Id.of(5), ping.get(Core.ID));
        assertNull(ping.find(Core.PASSWORD));
    }

    @Test
    void ofAFieldThatComesTwiceTheFirstCounts() {
        assertEquals(1L, read("(ping :id 5 :clock 1 :clock 2)").get(Core.CLOCK));
        assertEquals(2L, read("(ping :id 5 :clock NIL :clock 2)").get(Core.CLOCK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(ping :id 5 :clock \"1\")",
                "(ping :id 5 :clock 1.5)",
                "(ping :id 5 :from bob)",
                "(ping :id 5 :from 1)",
                "(join :id 5 :channel lobby)",
                "(join :id 5 :channel (\"lobby\"))",
                "(connect :id 5 :version 2.0)",
                "(connect :id 5 :version \"2.0\" :extensions \"shirakumo-data\")",
                "(connect :id 5 :version \"2.0\" :extensions (shirakumo-data))",
                "(grant :id 5 :channel \"a\" :target \"b\" :update \"message\")",
                "(permissions :id 5 :channel \"a\" :permissions ((join T) leave))",
                "(user-info :id 5 :target \"a\" :registered \"T\")",
                "(server-info :id 5 :target \"a\" :connections ((1)))"
            })
    void aValueOfTheWrongTypeIsMalformed(String text) { // §1.4
        assertEquals(Id.of(5), malformed(text).find(Core.UPDATE_ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(ping :id bob)", "(ping :id T)", "(ping :id (1))", "(ping :id ())"})
    void anIdIsANumberOrAString(String text) { // §1
        assertNull(malformed(text).find(Core.UPDATE_ID));
    }

    @Test
    void anIdHasSoManyCharactersAndNoMore() { // it goes to everybody, and twice into every failure
        String most = "x".repeat(Id.MAX_LENGTH);
        assertEquals(new Id(most), read("(ping :id \"" + most + "\")").get(Core.ID));
        assertNull(malformed("(ping :id \"" + most + "x\")").find(Core.UPDATE_ID));
    }

    @Test
    void idsAreKeptAsTheyAreSpelled() { // §3
        assertEquals(new Id("5"), read("(ping :id \"5\")").get(Core.ID));
        assertEquals(new Id(Numeral.of("007")), read("(ping :id 007)").get(Core.ID));
        assertEquals(new Id(Numeral.of("1.50")), read("(ping :id 1.50)").get(Core.ID));
        assertEquals(
                new Id(Numeral.of("9".repeat(40))),
                read("(ping :id " + "9".repeat(40) + ")").get(Core.ID));
    }

    @Test
    void theIdIsFoundWhereverItStands() { // §3.2
        assertEquals(
                Id.of(5), malformed("(message :channel 7 :text \"Hi\" :id 5)").find(Core.UPDATE_ID));
        assertEquals(
                new Id("x"),
                malformed("(message :text \"Hi\" :id \"x\" :channel)").find(Core.UPDATE_ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "lichat:message", "MESSAGE", "LiChat:Message", "\\m\\essage"})
    void aTypeOfTheCoreHasTheseSpellings(String spelling) { // §1.1, interoperability.md: reading
        assertSame(
                Core.MESSAGE,
                read("(" + spelling + " :id 5 :channel \"a\" :text \"b\")").type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"react", "lichat:react", "shirakumo:react", "SHIRAKUMO:React"})
    void aTypeOfAnExtensionHasTheseSpellings(String spelling) { // interoperability.md: package of types
        assertSame(
                REACT,
                read("(" + spelling + " :id 5 :channel \"a\" :emote \"b\")").type());
    }

    @ParameterizedTest
    @ValueSource(strings = {":link", "link", "shirakumo:link", ":LINK", "lichat:link"})
    void aFieldOfAnExtensionHasTheseSpellings(String spelling) { // interoperability.md: package of field keys
        Update message = read("(message :id 5 :channel \"a\" :text \"b\" " + spelling + " \"c\")");
        assertEquals("c", message.find(LINK));
    }

    @Test
    void fieldsThatExtensionsAddAreInheritedAndOptional() { // §1.4, §6
        assertEquals(
                "c", read("(edit :id 5 :channel \"a\" :text \"b\" :link \"c\")").find(LINK));
        assertNull(read("(join :id 5 :channel \"a\" :link NIL)").find(LINK));
        assertNull(read("(join :id 5 :channel \"a\" link NIL)").find(LINK));
        assertNull(read("(ping :id 5 :link \"c\")").find(LINK)); // not a channel-update
    }

    @Test
    void subclassesHaveTheFieldsOfAllTheirSuperclasses() { // §1.4
        assertSame(EDIT, read("(edit :id 5 :channel \"a\" :text \"b\")").type());
        malformed("(edit :id 5 :channel \"a\")");
        malformed("(edit :id 5 :text \"b\")");
        malformed("(kick :id 5 :channel \"a\")");
    }

    @Test
    void aFieldThatATypeMakesOptionalIsOptionalThere() { // interoperability.md: channels
        assertNull(read("(channels :id 5)").find(Core.CHANNEL));
        assertEquals("a", read("(channels :id 5 :channel \"a\")").find(Core.CHANNEL));
    }

    @Test
    void unknownSymbolsAreNotKept() { // §1.1
        int before = vocabulary.symbols().size();
        failure("(unknown-type :id 5 :unknown-field unknown-value)");
        read("(ping :id 5 :unknown-field unknown:value)");
        assertEquals(before, vocabulary.symbols().size());
        assertFalse(vocabulary.symbols().contains(Symbol.keyword("unknown-field")));
    }

    @Test
    void typesAreFoundByTheNamesThatClientsUse() {
        assertSame(REACT, vocabulary.find(Symbol.lichat("react")));
        assertSame(REACT, vocabulary.find(Symbol.of("shirakumo", "react")));
        assertNull(vocabulary.find(Symbol.keyword("react")));
        assertNull(vocabulary.find(Symbol.lichat("unknown")));
    }

    @Test
    void noTypeIsDefinedTwice() { // §1.1
        List<UpdateType> twice = List.of(Core.UPDATE, Core.PING, UpdateType.define("other:ping", Core.UPDATE));
        assertThrows(IllegalArgumentException.class, () -> new Vocabulary(twice, Map.of()));
    }

    private Update read(String text) {
        try {
            return vocabulary.read(reader.read(text));
        } catch (MalformedExpression malformed) {
            throw new AssertionError(text, malformed);
        }
    }

    private Failure failure(String text) {
        Failure failure = assertThrows(Failure.class, () -> read(text));
        assertNotNull(failure.update().find(Core.TEXT));
        return failure;
    }

    private Update malformed(String text) {
        Update answer = failure(text).update();
        assertSame(Failures.MALFORMED_UPDATE, answer.type());
        return answer;
    }
}
