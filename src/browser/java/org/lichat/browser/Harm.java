package org.lichat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What strangers' scripts would have done to somebody's page, had one of them run: each sets {@code ran}, or opens something. */
final class Harm {
    /** What must be nowhere in the page, whatever others send: what loads or runs something, and addresses that are scripts. */
    private static final String FOUND = """
            () => {
              const all = [...document.querySelectorAll('*')];
              const allowed = /^(https?|lichat):$/;
              const files = /^(blob:|data:(image|audio|video)\\/)/;
              const strange = all.filter(element => element.matches('iframe, object, embed, base, style, meta[http-equiv], form[action]')
                  || (element.localName === 'script' && element.src !== new URL('app/main.js', document.baseURI).href)
                  || [...element.attributes].some(({name}) => name.startsWith('on') || name === 'srcdoc'));
              const led = [...document.querySelectorAll('a, area, [formaction]')]
                  .filter(link => link.href && !allowed.test(link.protocol) && !files.test(link.href));
              return [...window.ran === undefined ? [] : [`${window.ran} ran`],
                ...[...strange, ...led].map(element => element.cloneNode(false).outerHTML.slice(0, 200))];
            }
            """;

    private final Page page;
    private final Queue<String> opened = new ConcurrentLinkedQueue<>();

    private Harm(Page page) {
        this.page = page;
        page.onDialog(dialog -> {
            opened.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPopup(popup -> opened.add("a window: " + popup.url()));
    }

    /** Looks what is done to a page from now on. */
    static Harm to(Page page) {
        return new Harm(page);
    }

    /** Nothing was done, the page is whole, and one can go on talking in it. */
    void isNone(String words) {
        isNotDone();
        Layout.checkPlaces(page);
        Visit.saysSomething(page, words);
    }

    /** No script ran, and nothing is there that could be one. */
    void isNotDone() {
        assertEquals(List.of(), page.evaluate(FOUND));
        assertEquals(List.of(), List.copyOf(opened));
    }
}
