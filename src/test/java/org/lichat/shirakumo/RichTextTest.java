package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Failures;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Numeral;
import org.lichat.wire.Reader;
import org.lichat.wire.Symbol;
import org.lichat.wire.Symbols;
import org.lichat.wire.Writer;

/** The grammar of shirakumo §13, for whatever is in it and whatever is not. */
class RichTextTest {
    private static final Set<String> BARE = Set.of(
            ":g",
            ":p",
            ":ul",
            ":ol",
            ":code",
            ":section",
            ":image",
            ":b",
            ":i",
            ":u",
            ":s",
            ":m",
            ":sub",
            ":sup",
            ":color");

    private final Reader reader = new Reader(Symbols.of(List.of()), Bounds.DEFAULT);

    @Property
    void whatIsInTheGrammarComesBackUnchanged(@ForAll("riches") List<Object> rich) throws MalformedExpression {
        String print = Writer.print(rich);
        List<?> read = (List<?>) reader.read(print);
        assertEquals(rich, read);
        assertEquals(characters(rich), RichText.check(read));
        assertEquals(print, Writer.print(read));
    }

    @Property
    void aNumberIsNowhereContents(@ForAll("riches") List<Object> rich, @ForAll Random random) {
        refused(changed(rich, random, element -> with(element, 5L)));
    }

    @Property
    void anElementBeginsWithASymbol(@ForAll("riches") List<Object> rich, @ForAll Random random) {
        refused(changed(rich, random, element -> {
            List<Object> other = new ArrayList<>(element);
            other.set(0, "g");
            return other;
        }));
    }

    @Property
    void argumentsAreNotLeftOut(@ForAll("riches") List<Object> rich, @ForAll Random random) {
        refused(changed(rich, random, element -> {
            if (!BARE.contains(element.get(0).toString())) { // of the others the contents may look like arguments
                return with(element, Symbol.T);
            }
            List<Object> other = new ArrayList<>(element);
            other.remove(1);
            return other;
        }));
    }

    @Property
    void nothingElseFailsOtherwise(@ForAll("expressions") List<Object> expression) {
        try {
            RichText.check(expression);
            assertEquals(Symbol.keyword("g"), expression.get(0));
        } catch (Failure failure) {
            assertSame(Failures.MALFORMED_UPDATE, failure.update().type());
        }
    }

    @Example
    void theDeepestThatCanBeReadIsWalkedOnASmallStack() throws Exception {
        int depth = Bounds.MAX_DEPTH - 1; // () is one more
        Reader deep = new Reader(Symbols.of(List.of()), new Bounds(Bounds.MAX_DEPTH, 100_000, 256, 40));
        List<?> rich = (List<?>) deep.read("(:g () ".repeat(depth) + "\"a\"" + ")".repeat(depth));
        FutureTask<Long> walk = new FutureTask<>(() -> RichText.check(rich));
        new Thread(null, walk, "small", 256 * 1024).start();
        assertEquals(1, walk.get(20, TimeUnit.SECONDS));
    }

    private static void refused(List<Object> rich) {
        Failure failure = assertThrows(Failure.class, () -> RichText.check(rich), () -> Writer.print(rich));
        assertSame(Failures.MALFORMED_UPDATE, failure.update().type());
    }

    private interface Change {
        List<Object> of(List<Object> element);
    }

    private static List<Object> with(List<Object> element, Object more) {
        List<Object> other = new ArrayList<>(element);
        other.add(more);
        return other;
    }

    /** The same with a change somewhere in it. */
    @SuppressWarnings("unchecked")
    private static List<Object> changed(List<Object> element, Random random, Change change) {
        List<Integer> inner = new ArrayList<>();
        for (int i = 2; i < element.size(); i++) {
            if (element.get(i) instanceof List<?>) {
                inner.add(i);
            }
        }
        if (inner.isEmpty() || random.nextInt(4) == 0) {
            return change.of(element);
        }
        int at = inner.get(random.nextInt(inner.size()));
        List<Object> other = new ArrayList<>(element);
        other.set(at, changed((List<Object>) element.get(at), random, change));
        return other;
    }

    /** Counted in another way than by the walk: all strings but those that are arguments. */
    private static long characters(List<?> element) {
        Stream<?> contents = element.stream().skip(2);
        if (element.get(0).equals(Symbol.keyword("section"))) {
            contents = Stream.concat(((List<?>) element.get(1)).stream().skip(1), contents);
        }
        return contents.mapToLong(content ->
                        content instanceof String text ? text.codePoints().count() : characters((List<?>) content))
                .sum();
    }

    @Provide
    Arbitrary<List<Object>> riches() {
        return groups(contents(3));
    }

    @Provide
    Arbitrary<List<Object>> expressions() {
        Arbitrary<Object> words = Arbitraries.of(":g", ":p", ":ul", ":code", ":section", ":image", ":color", "x")
                .map(name -> name.startsWith(":") ? Symbol.keyword(name.substring(1)) : Symbol.lichat(name));
        Arbitrary<Object> atoms = Arbitraries.oneOf(words, strings(), Arbitraries.of(0L, 5L, List.of(), Symbol.NIL));
        return Arbitraries.recursive(
                        () -> atoms,
                        inner -> Arbitraries.oneOf(
                                inner, inner.list().ofMaxSize(4).map(List::copyOf)),
                        0,
                        3)
                .list()
                .ofMaxSize(4);
    }

    private Arbitrary<Object> contents(int depth) {
        return depth == 0 ? inlines(0) : Arbitraries.oneOf(inlines(depth), blocks(depth));
    }

    private Arbitrary<Object> blocks(int depth) {
        Arbitrary<Object> inner = contents(depth - 1);
        Arbitrary<Object> inline = inlines(depth - 1);
        Arbitrary<Object> group = groups(inner).map(RichTextTest::any);
        return Arbitraries.oneOf(
                group,
                element("p", none(), inline),
                element("ul", none(), group),
                element("ol", none(), group),
                Combinators.combine(strings(), strings()).as((a, b) -> List.of(Symbol.keyword("code"), a, b)),
                element("section", headings(inline), inner),
                strings().map(target -> List.of(Symbol.keyword("image"), target)),
                element("quote", strings(), inner),
                extended(inner));
    }

    private Arbitrary<Object> inlines(int depth) {
        if (depth == 0) {
            return strings();
        }
        Arbitrary<Object> inner = inlines(depth - 1);
        return Arbitraries.oneOf(
                strings(),
                Arbitraries.of("b", "i", "u", "s", "m", "sub", "sup").flatMap(name -> element(name, none(), inner)),
                element("link", strings(), inner),
                element("color", colors(), inner),
                extended(inner));
    }

    private static Arbitrary<List<Object>> groups(Arbitrary<Object> inner) {
        return elements(Arbitraries.just(Symbol.keyword("g")), none(), inner);
    }

    private static Arbitrary<Object> element(String name, Arbitrary<Object> arguments, Arbitrary<Object> contents) {
        return elements(Arbitraries.just(Symbol.keyword(name)), arguments, contents)
                .map(RichTextTest::any);
    }

    private static Arbitrary<Object> extended(Arbitrary<Object> contents) {
        Arbitrary<Symbol> names = Arbitraries.of(Symbol.keyword("spoiler"), Symbol.of("acme", "p"), Symbol.lichat("g"));
        Arbitrary<Object> arguments = Arbitraries.of(List.of(), Symbol.NIL, List.of(1L, List.of("a", Symbol.T)));
        return elements(names, arguments, contents).map(RichTextTest::any);
    }

    private static Arbitrary<List<Object>> elements(
            Arbitrary<Symbol> names, Arbitrary<Object> arguments, Arbitrary<Object> contents) {
        return Combinators.combine(names, arguments, contents.list().ofMaxSize(3))
                .as((name, argument, inner) ->
                        Stream.concat(Stream.of(name, argument), inner.stream()).toList());
    }

    private static Object any(List<Object> element) {
        return element;
    }

    private static Arbitrary<Object> none() {
        return Arbitraries.of(List.of(), Symbol.NIL);
    }

    private static Arbitrary<Object> strings() {
        return Arbitraries.strings()
                .withChars("\"\\() \nß\uD83D\uDE00ab")
                .ofMaxLength(6)
                .map(text -> text);
    }

    private static Arbitrary<Object> headings(Arbitrary<Object> inline) {
        Arbitrary<Object> depths = Arbitraries.of(1L, 6L, Numeral.of("02"));
        return Combinators.combine(depths, inline.list().ofMaxSize(2))
                .as((depth, inner) ->
                        Stream.concat(Stream.of(depth), inner.stream()).toList());
    }

    private static Arbitrary<Object> colors() {
        Arbitrary<Object> shares =
                Arbitraries.of(0L, 1L, Numeral.of("0.5"), Numeral.of("1.00"), Numeral.of(".25"), Numeral.of("1."));
        return shares.list().ofSize(3).map(List::copyOf);
    }
}
