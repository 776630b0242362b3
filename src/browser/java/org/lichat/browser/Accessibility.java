package org.lichat.browser;

import com.microsoft.playwright.Page;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core finds wrong in a page, by WCAG 2.2 AA and by what is good practice. */
public final class Accessibility {
    private static final String AXE = "/axe.min.js";

    private static final String RUN = """
            async only => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
              const {violations} = await axe.run(document, {
                runOnly: only ? {type: 'rule', values: [only]} : {type: 'tag', values: tags},
                rules: only ? {} : {'target-size': {enabled: true}},
                resultTypes: ['violations'],
              });
              return violations.flatMap(({id, impact, help, nodes}) => nodes.map(node =>
                  `${id} (${impact}): ${help}\\n    ${node.target.join(' ')}\\n    ${node.html.slice(0, 200)}\\n    ` +
                  node.failureSummary.replaceAll('\\n', '\\n    ')));
            }
            """;

    private Accessibility() {}

    /** Fails when there is anything, and tells all of it. */
    public static void check(Page page) {
        check(page, "");
    }

    /** Looks only at what colours change. */
    public static void checkColours(Page page) {
        check(page, "color-contrast");
    }

    private static void check(Page page, String rule) {
        if (page.evaluate("() => 'axe' in window").equals(false)) {
            page.evaluate(source());
        }
        List<?> found = (List<?>) page.evaluate(RUN, rule);
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " found by axe at " + page.url() + ":\n  "
                    + String.join("\n  ", found.stream().map(String::valueOf).toList()));
        }
    }

    private static String source() {
        try (InputStream axe = Accessibility.class.getResourceAsStream(AXE)) {
            if (axe == null) {
                throw new FileNotFoundException(AXE);
            }
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
