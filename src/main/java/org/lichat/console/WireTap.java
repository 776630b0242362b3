package org.lichat.console;

import java.time.Instant;
import java.util.regex.Pattern;
import org.lichat.client.Traffic;

/** Shows what comes and goes, but for what is secret. */
final class WireTap implements Traffic {
    private static final Pattern SECRET = Pattern.compile(
            "(:(?:password|otp-key|otp-token)\\s+)\"(?:[^\"\\\\]|\\\\.)*+\"",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Screen screen;

    WireTap(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void received(String text) {
        show("< ", text);
    }

    @Override
    public void sent(String text) {
        show("> ", text);
    }

    private void show(String way, String text) {
        screen.show(Line.of(Line.Mark.WIRE, Instant.now()).say(way + blanked(text), Line.Style.DIM));
    }

    static String blanked(String text) {
        return SECRET.matcher(text).replaceAll("$1\"…\"");
    }
}
