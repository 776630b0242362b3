package org.lichat.shirakumo;

import static java.util.Map.entry;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lichat.protocol.Failure;
import org.lichat.wire.Numeral;
import org.lichat.wire.Symbol;

/**
 * One walk over a text with markup, along the grammar of shirakumo §13. It goes no deeper than the lists of an update may be nested, which
 * was seen to when it was read.
 */
final class RichText {
    /** What an element has between its name and its contents. */
    private enum Arguments {
        NONE("takes () before its contents"),
        STRING("takes a string before its contents"),
        HEADING("takes a list of an integer and inlines before its contents"),
        COLOR("takes a list of three numbers from 0 to 1 before its contents"),
        LIST("takes a list before its contents");

        private final String sentence;

        Arguments(String sentence) {
            this.sentence = sentence;
        }
    }

    /** What an element holds. */
    private enum Contents {
        ALL,
        INLINES,
        GROUPS,
        ONE_STRING,
        NOTHING
    }

    private enum Place {
        BLOCK,
        INLINE
    }

    private record Kind(Place place, Arguments arguments, Contents contents) {}

    private static final Kind GROUP = new Kind(Place.BLOCK, Arguments.NONE, Contents.ALL);
    private static final Kind LIST = new Kind(Place.BLOCK, Arguments.NONE, Contents.GROUPS);
    private static final Kind STYLE = new Kind(Place.INLINE, Arguments.NONE, Contents.INLINES);

    /** What is not in here is new with an extension that the server need not know. */
    private static final Map<Symbol, Kind> KINDS = Map.ofEntries(
            entry(Symbol.keyword("g"), GROUP),
            entry(Symbol.keyword("p"), new Kind(Place.BLOCK, Arguments.NONE, Contents.INLINES)),
            entry(Symbol.keyword("ul"), LIST),
            entry(Symbol.keyword("ol"), LIST),
            entry(Symbol.keyword("code"), new Kind(Place.BLOCK, Arguments.STRING, Contents.ONE_STRING)),
            entry(Symbol.keyword("section"), new Kind(Place.BLOCK, Arguments.HEADING, Contents.ALL)),
            entry(Symbol.keyword("image"), new Kind(Place.BLOCK, Arguments.STRING, Contents.NOTHING)),
            entry(Symbol.keyword("quote"), new Kind(Place.BLOCK, Arguments.STRING, Contents.ALL)),
            entry(Symbol.keyword("b"), STYLE),
            entry(Symbol.keyword("i"), STYLE),
            entry(Symbol.keyword("u"), STYLE),
            entry(Symbol.keyword("s"), STYLE),
            entry(Symbol.keyword("m"), STYLE),
            entry(Symbol.keyword("sub"), STYLE),
            entry(Symbol.keyword("sup"), STYLE),
            entry(Symbol.keyword("link"), new Kind(Place.INLINE, Arguments.STRING, Contents.INLINES)),
            entry(Symbol.keyword("color"), new Kind(Place.INLINE, Arguments.COLOR, Contents.INLINES)));

    private static final Kind EXTENDED_BLOCK = new Kind(Place.BLOCK, Arguments.LIST, Contents.ALL);
    private static final Kind EXTENDED_INLINE = new Kind(Place.INLINE, Arguments.LIST, Contents.INLINES);

    /** Where the walk is: the place in each list around it, counted from 1. */
    private final List<Integer> path = new ArrayList<>();

    private long characters;

    private RichText() {}

    /**
     * Checks that it is in the grammar.
     *
     * @return how many characters it shows
     * @throws Failure {@code malformed-update} that names the first place which is not
     */
    static long check(List<?> rich) {
        RichText walk = new RichText();
        walk.element(rich, Contents.GROUPS);
        return walk.characters;
    }

    private void element(Object element, Contents within) {
        if (element instanceof String text && within != Contents.GROUPS) {
            characters += text.codePointCount(0, text.length());
        } else if (element instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Symbol name) {
            Kind kind = kind(name, within);
            arguments(name, kind.arguments, list);
            contents(kind.contents, list, 2);
        } else {
            throw malformed("there must be " + (within == Contents.GROUPS ? "" : "a string or ")
                    + "a list that begins with a symbol");
        }
    }

    private Kind kind(Symbol name, Contents within) {
        Kind kind = KINDS.getOrDefault(name, within == Contents.INLINES ? EXTENDED_INLINE : EXTENDED_BLOCK);
        if (within == Contents.GROUPS && !kind.equals(GROUP)) {
            throw malformed("there must be a :g, not " + name);
        }
        if (within == Contents.INLINES && kind.place != Place.INLINE) {
            throw malformed(name + " is a block, which cannot be within a line");
        }
        return kind;
    }

    private void arguments(Symbol name, Arguments wanted, List<?> element) {
        Object given = element.size() < 2 ? Symbol.T : element.get(1);
        boolean fits =
                switch (wanted) {
                    case NONE -> isEmpty(given);
                    case STRING -> given instanceof String;
                    case HEADING -> isHeading(given);
                    case COLOR -> isColor(given);
                    case LIST -> given instanceof List<?> || isEmpty(given);
                };
        if (!fits) {
            throw malformed(name + " " + wanted.sentence);
        }
        if (wanted == Arguments.HEADING && given instanceof List<?> heading) {
            path.add(2);
            contents(Contents.INLINES, heading, 1);
            path.remove(path.size() - 1);
        }
    }

    /** The empty list, which is also NIL in the language that the protocol comes from. */
    private static boolean isEmpty(Object expression) {
        return Symbol.NIL.equals(expression) || (expression instanceof List<?> list && list.isEmpty());
    }

    private static boolean isHeading(Object expression) {
        return expression instanceof List<?> list && !list.isEmpty() && isInteger(list.get(0));
    }

    private static boolean isInteger(Object expression) {
        return expression instanceof Long
                || (expression instanceof Numeral numeral && numeral.spelling().indexOf('.') < 0);
    }

    private static boolean isColor(Object expression) {
        return expression instanceof List<?> list
                && list.size() == 3
                && list.stream().allMatch(RichText::isShare);
    }

    /** Whether it is a number up to 1; without a point as well, since some languages print 1.0 so. */
    private static boolean isShare(Object expression) {
        return (expression instanceof Long number && number <= 1)
                || (expression instanceof Numeral numeral && numeral.value().compareTo(BigDecimal.ONE) <= 0);
    }

    private void contents(Contents wanted, List<?> element, int from) {
        switch (wanted) {
            case NOTHING -> {
                if (element.size() > from) {
                    throw malformed("there must be nothing behind the string");
                }
            }
            case ONE_STRING -> {
                if (element.size() != from + 1 || !(element.get(from) instanceof String text)) {
                    throw malformed("there must be one string more");
                }
                characters += text.codePointCount(0, text.length());
            }
            default -> {
                for (int i = from; i < element.size(); i++) {
                    path.add(i + 1);
                    element(element.get(i), wanted);
                    path.remove(path.size() - 1);
                }
            }
        }
    }

    private Failure malformed(String what) {
        String where = path.stream().map(String::valueOf).collect(Collectors.joining("."));
        return new Failure(
                MALFORMED_UPDATE, "In the field :rich" + (where.isEmpty() ? "" : ", at " + where) + ": " + what + ".");
    }
}
