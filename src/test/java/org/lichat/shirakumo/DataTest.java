package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §2, where nothing is done with links. */
class DataTest {
    private static final String PNG = Base64.getEncoder().encodeToString(Samples.image("png"));

    @RegisterExtension
    private final Conversation chat = new Conversation(new Data(), new Backfill())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "secret");

    private static String data(String type, String payload, String more) {
        return "(data :id 5 :channel \"lobby\" :content-type \"" + type + "\" :payload \"" + payload + "\"" + more
                + ")";
    }

    private static String png(String more) {
        return data("image/png", PNG, more);
    }

    @Test
    void everybodyInTheChannelGetsIt() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob").registers("walnut");
        alice.receives("(join :from \"bob\")");
        Client more = chat.login("bob", "walnut");
        more.receivesGreeting("bob");
        alice.sends(png(" :filename \"tea.png\""));
        String received = "(data :id 5 :from \"alice\" :channel \"lobby\" :content-type \"image/png\" :payload \"" + PNG
                + "\" :filename \"tea.png\")";
        for (Client each : List.of(alice, bob, more)) {
            each.receives(received); // 3
        }
        Client carol = chat.connect("carol");
        carol.sends("(shirakumo:data :id 6 :channel \"lobby\" :content-type \"image/png\" :payload \"" + PNG + "\")")
                .receives("(not-in-channel :update-id 6)"); // 1
        alice.receivesNothing();
    }

    @Test
    void itIsKept() {
        Client alice = chat.join("alice");
        alice.sends(png("")).receives("(data :id 5)");
        chat.local().restart();
        Client again = chat.connect("alice");
        again.sends("(join :id 1 :channel \"lobby\")").receives("(join)");
        again.sends("(backfill :id 2 :channel \"lobby\")");
        again.receives("(data :id 5 :from \"alice\" :content-type \"image/png\" :payload \"" + PNG + "\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/svg+xml",
                "text/html",
                "application/xml",
                "text/javascript",
                "image/bmp",
                "",
                "png",
                "a/b/c"
            })
    void aTypeThatIsNotAcceptedIsRefused(String type) {
        Client alice = chat.join("alice");
        Conversation.Received no = alice.sends(data(type, PNG, ""))
                .receives("(bad-content-type :id 5 :update-id 5 :from \"Lichat\")"); // 2
        assertEquals(Data.CONTENT_TYPES.byDefault(), no.fields().get(":allowed-content-types"));
        alice.receivesNothing();
    }

    @Test
    void theAcceptedTypesMayChange() {
        Client alice = chat.join("alice");
        chat.local().server().change(Data.CONTENT_TYPES, List.of("image/gif"));
        alice.sends(png("")).receives("(bad-content-type :update-id 5 :allowed-content-types (\"image/gif\"))"); // 2
        assertEquals(List.of("a/b", "c/d"), Data.CONTENT_TYPES.parse("a/b,c/d"));
    }

    @ParameterizedTest
    @CsvSource({"IMAGE/Png", "image/png; charset=utf-8"})
    void theTypeIsUnderstoodAsItMayBeWritten(String type) {
        chat.join("alice").sends(data(type, PNG, "")).receives("(data :id 5 :content-type \"" + type + "\")");
    }

    @Test
    void aTypeOfAnyLengthIsRefused() {
        chat.join("alice")
                .sends(data("image/png; a=" + "b".repeat(300), PNG, ""))
                .receives("(bad-content-type :update-id 5)");
    }

    private static String type(String sample) {
        return sample.replaceAll(" .*", "");
    }

    @TestFactory
    Stream<DynamicTest> whatItSaysItIsIsAccepted() {
        return Samples.honest().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(), () -> assertTrue(ContentType.fits(type(sample.getKey()), sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> whatItIsNotIsNotAccepted() {
        return Samples.dishonest().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> assertFalse(ContentType.fits(type(sample.getKey()), sample.getValue()))));
    }

    @Test
    void thereIsASampleOfEveryAcceptedType() {
        List<String> sampled =
                Samples.honest().keySet().stream().map(DataTest::type).toList();
        assertTrue(sampled.containsAll(Data.CONTENT_TYPES.byDefault()));
    }

    @Test
    void aPayloadThatIsSomethingElseIsRefused() {
        chat.join("alice")
                .sends(data("image/gif", PNG, ""))
                .receives(
                        "(bad-content-type :update-id 5 :text \"The payload is not what its content type says, image/gif.\")"); // 2
    }

    @ParameterizedTest
    @ValueSource(strings = {"aGk", "aGk=\n", "aG k=", "aGk=aGk=", "a", "====", "aGk-", "é???"})
    void aPayloadThatIsNotBase64IsMalformed(String payload) {
        Client alice = chat.join("alice");
        alice.sends(data("text/plain", payload, "")).receives("(malformed-update :id 5 :update-id 5)");
        alice.sends("(data :id 6 :channel \"lobby\" :content-type \"text/plain\")")
                .receives("(malformed-update :update-id 6)");
        alice.receivesNothing();
    }

    @Test
    void ofAPathThereRemainsTheName() {
        Client alice = chat.join("alice");
        alice.sends(png(" :filename \"C:\\\\fakepath\\\\tea.png\"")).receives("(data :filename \"tea.png\")");
        alice.sends(png(" :filename \"../../etc/tea.png\"")).receives("(data :filename \"tea.png\")");
        for (String none : List.of("", "..", "a/", " ")) {
            alice.sends(png(" :filename \"" + none + "\""));
            assertFalse(alice.receives("(data)").keys().contains(":filename"));
        }
    }

    @Test
    void aFilenameIsNotAnything() {
        Client alice = chat.join("alice");
        String longest = "\uD83D\uDE00".repeat(255);
        alice.sends(png(" :filename \"" + longest + "\"")).receives("(data :filename \"" + longest + "\")");
        alice.sends(png(" :filename \"a" + longest + "\"")).receives("(update-too-long :update-id 5)");
        for (String control : List.of("a\nb", "a\u0007", "\u202Egnp.exe", "a\u2028b")) {
            alice.sends(png(" :filename \"" + control + "\"")).receives("(malformed-update :update-id 5)");
        }
        alice.receivesNothing();
    }

    @Test
    void onThePrimaryChannelOnlyAdministratorsSendIt() {
        Client root = chat.login("root", "secret");
        root.receivesGreeting("root");
        String data = "(data :id 5 :channel \"Lichat\" :content-type \"image/png\" :payload \"" + PNG + "\")";
        chat.connect("alice").sends(data).receives("(insufficient-permissions :update-id 5)");
        root.sends(data).receives("(data :id 5 :channel \"Lichat\")");
    }
}
