package org.lichat.shirakumo;

import java.util.function.Consumer;
import org.lichat.domain.Attribute;
import org.lichat.protocol.Failure;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Request;
import org.lichat.wire.Symbol;

/**
 * Something that channels or users tell about themselves (shirakumo §6, §14).
 *
 * @param symbol a keyword
 * @param text where it is kept; empty when it is not set. One attribute for each key, so that what is written is what was changed
 * @param malformed the failure of texts that are not in the form
 */
record InfoKey(Symbol symbol, Attribute<String> text, UpdateType malformed, InfoForm form) {

    /**
     * Reads a text, which unsets the key when it is empty, and goes on with what is to be kept, at once or when that is worked out.
     *
     * @throws Failure when it is not in the form
     */
    void read(Request request, String given, Consumer<String> then) {
        if (given.isEmpty()) {
            then.accept(given);
        } else {
            form.read(this, request, given, then);
        }
    }

    /** The failure of a text that is not in the form; the words complete a sentence that begins with the key. */
    Failure malformed(String words) {
        return new Failure(malformed, "What is under " + symbol + " " + words + ".");
    }
}
