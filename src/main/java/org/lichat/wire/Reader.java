package org.lichat.wire;

import java.util.List;

/**
 * Reads expressions from text (lichat.mess §1), in one pass and within bounds. Known names yield the one known symbol,
 * others a new one that nothing here keeps (§1.1). May be used by any number of threads.
 */
public final class Reader {
    private final Symbols symbols;
    private final Bounds bounds;

    public Reader(Symbols symbols, Bounds bounds) {
        this.symbols = symbols;
        this.bounds = bounds;
    }

    /**
     * Reads the one expression in the text. White space around it and one null character after it (§3.1) are allowed.
     *
     * @throws MalformedExpression if the text is anything else, or beyond the bounds
     */
    public Object read(String text) throws MalformedExpression {
        return new Reading(text, symbols, bounds).one();
    }

    /**
     * Reads expressions with white space between them, such as a definition file (§1.4) is; none if there is only white
     * space. The bounds hold for all of them together.
     *
     * @throws MalformedExpression if the text is anything else, or beyond the bounds
     */
    public List<Object> readAll(String text) throws MalformedExpression {
        return new Reading(text, symbols, bounds).all();
    }
}
