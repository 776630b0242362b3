package org.lichat.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is cut off, lies on something else, or makes the page too wide, at the size that the page has. */
public final class Layout {
    private static final Path SCRIPT = Path.of("src/browser/js/layout.js");

    private Layout() {}

    /** Fails when there is anything, and tells all of it. */
    public static void check(Page page) {
        check(page, problems(page));
    }

    /** The same where strangers write: what they write may be cut off, but it is not to leave its place. */
    public static void checkPlaces(Page page) {
        check(
                page,
                problems(page).stream()
                        .filter(problem -> !problem.startsWith("cut"))
                        .toList());
    }

    private static List<String> problems(Page page) {
        return ((List<?>) page.evaluate(script())).stream().map(String::valueOf).toList();
    }

    private static void check(Page page, List<String> found) {
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " in the layout at " + page.viewportSize().width + " pixels:\n  "
                    + String.join("\n  ", found));
        }
    }

    private static String script() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
