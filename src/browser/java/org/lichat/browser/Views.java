package org.lichat.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that there is to be looked at in the client by somebody who is in the channel "Square", one after another. */
final class Views {
    private static final Path SCRIPT = Path.of("src/browser/js/views.js");

    private final Page page;
    private final String script;

    private Views(Page page, String script) {
        this.page = page;
        this.script = script;
    }

    /** Those of a page. */
    static Views of(Page page) {
        try {
            return new Views(page, Files.readString(SCRIPT));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Looks at each of them, and at each tab of those that have some; fails with all that was found in any. */
    void each(Consumer<Page> look) {
        List<String> found = new ArrayList<>();
        for (Object name : (List<?>) page.evaluate(script, "names")) {
            page.evaluate(script, name);
            Locator tabs = page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.TAB)
                    .filter(new Locator.FilterOptions().setVisible(true));
            int count = tabs.count();
            look(name + "", look, found);
            for (int i = 1; i < count; i++) {
                tabs.nth(i).click();
                look(name + ", tab " + i, look, found);
            }
        }
        if (!found.isEmpty()) {
            throw new AssertionError(String.join("\n", found));
        }
    }

    private void look(String name, Consumer<Page> look, List<String> found) {
        try {
            look.accept(page);
        } catch (AssertionError wrong) {
            found.add(name + ": " + wrong.getMessage());
        }
    }
}
