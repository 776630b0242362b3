package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §13. */
class MarkupTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Markup(), new Edit(), new Backfill());

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-markup\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(:g ())",
                "(:g NIL \"Hi\")", // how Lisp prints ()
                "(:g () (:p () \"a\" (:b () (:i () \"b\") (:u ())) (:s () \"c\") (:m () \"d\") (:sub ()) (:sup () \"e\")))",
                "(:g () (:ul () (:g () \"a\") (:g ())) (:ol ()))",
                "(:g () (:code \"lisp\" \"(a \\\"b\\\")\n\") (:code \"\" \"\"))",
                "(:g () (:section (2 \"a\" (:b () \"b\")) (:p () \"c\") (:section (03))))",
                "(:g () (:image \"https://example.org/a b.png\"))",
                "(:g () (:quote \"Alice\" (:p () \"Hi\") \"there\") (:quote \"\"))",
                "(:g () (:link \"https://example.org\" \"a\" (:b () \"b\")) (:link \"\"))",
                "(:g () (:color (0.5 1 0) \"a\") (:color (1.000 .25 00.5) \"b\"))",
                "(:g () (:spoiler (1 (\"a\") NIL) (:p () \"a\") \"b\") (acme:blink () (:g ())) (blink NIL))",
                "(:g () (:p () (:spoiler (acme:x) (:b () \"a\") (acme:blink NIL \"b\"))))",
                "(:g () (:g () (:g () \"🔑 \\\\ ß\")))"
            })
    void whatIsInTheGrammarIsTransmittedAsItWasSent(String rich) {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob"); // who has announced nothing
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" shirakumo:rich " + rich + ")");
        assertEquals(rich, bob.receives("(message :id 5)").field(":rich"));
        bob.sends("(edit :id 6 :channel \"lobby\" :text \"Hi\" :rich " + rich + ")");
        assertEquals(rich, bob.receives("(edit :id 6)").field(":rich"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "() | In the field :rich: there must be a list that begins with a symbol.",
                "(\"Hi\") | In the field :rich: there must be a list that begins with a symbol.",
                "(:p () \"Hi\") | In the field :rich: there must be a :g, not :p.",
                "(:spoiler () \"Hi\") | In the field :rich: there must be a :g, not :spoiler.",
                "(g () \"Hi\") | In the field :rich: there must be a :g, not g.",
                "(:g) | In the field :rich: :g takes () before its contents.",
                "(:g \"Hi\") | In the field :rich: :g takes () before its contents.",
                "(:g (1) \"Hi\") | In the field :rich: :g takes () before its contents.",
                "(:g () 5) | In the field :rich, at 3: there must be a string or a list that begins with a symbol.",
                "(:g () NIL) | In the field :rich, at 3: there must be a string or a list that begins with a symbol.",
                "(:g () \"a\" (:p () ())) | In the field :rich, at 4.3: there must be a string or a list that begins with a symbol.",
                "(:g () (:p () (:p ()))) | In the field :rich, at 3.3: :p is a block, which cannot be within a line.",
                "(:g () (:b () (:g ()))) | In the field :rich, at 3.3: :g is a block, which cannot be within a line.",
                "(:g () (:p () (:x () (:ul ())))) | In the field :rich, at 3.3.3: :ul is a block, which cannot be within a line.",
                "(:g () (:ul () \"a\")) | In the field :rich, at 3.3: there must be a list that begins with a symbol.",
                "(:g () (:ol () (:g ()) (:p ()))) | In the field :rich, at 3.4: there must be a :g, not :p.",
                "(:g () (:code \"lisp\")) | In the field :rich, at 3: there must be one string more.",
                "(:g () (:code \"lisp\" \"a\" \"b\")) | In the field :rich, at 3: there must be one string more.",
                "(:g () (:code () \"a\")) | In the field :rich, at 3: :code takes a string before its contents.",
                "(:g () (:section () \"a\")) | In the field :rich, at 3: :section takes a list of an integer and inlines before its contents.",
                "(:g () (:section (1.5) \"a\")) | In the field :rich, at 3: :section takes a list of an integer and inlines before its contents.",
                "(:g () (:section (1 \"a\" (:p ())))) | In the field :rich, at 3.2.3: :p is a block, which cannot be within a line.",
                "(:g () (:image \"a\" \"b\")) | In the field :rich, at 3: there must be nothing behind the string.",
                "(:g () (:image a)) | In the field :rich, at 3: :image takes a string before its contents.",
                "(:g () (:quote (:p ()))) | In the field :rich, at 3: :quote takes a string before its contents.",
                "(:g () (:link ())) | In the field :rich, at 3: :link takes a string before its contents.",
                "(:g () (:color (1 1) \"a\")) | In the field :rich, at 3: :color takes a list of three numbers from 0 to 1 before its contents.",
                "(:g () (:color (1 1 1.01) \"a\")) | In the field :rich, at 3: :color takes a list of three numbers from 0 to 1 before its contents.",
                "(:g () (:color (1 1 2) \"a\")) | In the field :rich, at 3: :color takes a list of three numbers from 0 to 1 before its contents.",
                "(:g () (:spoiler \"a\")) | In the field :rich, at 3: :spoiler takes a list before its contents.",
                "\"Hi\" | The field :rich takes a list."
            })
    void whatIsNotInTheGrammarIsMalformed(String rich, String sentence) {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        bob.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" :rich " + rich + ")");
        assertEquals(
                sentence, bob.receives("(malformed-update :id 5 :update-id 5)").string(":text"));
        alice.receivesNothing();
    }

    @Test
    void whatIsMalformedIsSoBeforeAnythingElse() { // §5.1.1
        Client eve = chat.connect("eve");
        eve.sends("(message :id 5 :from \"alice\" :channel \"no  where\" :text \"Hi\" :rich (:g))");
        eve.receives("(malformed-update :update-id 5)");
    }

    @Test
    void itMayBeUnset() { // §1.2
        Client alice = chat.join("alice");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" :rich NIL)");
        assertFalse(alice.receives("(message :id 5)").keys().contains(":rich"));
    }

    @Test
    void whatItShowsIsAsLongAsATextAtMost() { // §5.1.2
        chat.with(Settings.MAX_TEXT_LENGTH, 10).local().restart();
        Client alice = chat.join("alice");
        String rich =
                "(:g () (:p () \"12\" (:b () \"34\")) (:link \"https://example.org\" \"56\") (:code \"lisp\" \"78\") \"9";
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" :rich " + rich + "🔑\"))")
                .receives("(message :id 5)");
        alice.sends("(message :id 6 :channel \"lobby\" :text \"Hi\" :rich " + rich + "🔑!\"))")
                .receives("(update-too-long :update-id 6)");
    }

    @Test
    void itIsKept() {
        Client alice = chat.join("alice");
        String rich = "(:g NIL (:color (0.50 1 .5) \"a\") (acme:blink (:Fast) \"b\"))";
        alice.sends("(message :id 2 :channel \"lobby\" :text \"ab\" :rich " + rich + ")");
        alice.receives("(message :id 2)");
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"lobby\")").receives("(join)");
        bob.sends("(backfill :id 4 :channel \"lobby\")").receives("(join)");
        assertEquals(
                rich.replace(":Fast", ":fast"), bob.receives("(message :id 2)").field(":rich"));
    }
}
