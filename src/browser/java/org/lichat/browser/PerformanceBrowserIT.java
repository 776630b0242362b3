package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.SocketLine;
import org.lichat.server.Settings;

/** How fast it is when there is much. What is asserted is that everything is there and nothing is lost; the figures are told. */
class PerformanceBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People().with(Settings.FLOOD_LIMIT, 0);

    private static final int MANY = 100_000;
    private static final int SENDERS = 4;
    private static final int A_SECOND = 1000;
    private static final String TYPED =
            "the quick brown fox jumps over the lazy dog ".repeat(3).strip();

    private static final String FILL = """
            async count => {
              const {chat} = await import('/app/main.js');
              const clock = chat.clock() - count;
              for (let i = 0; i < count; i++) {
                chat.current.record({type: 'message', from: `speaker ${i % 7}`, id: `many ${i}`, clock: clock + i, channel: chat.current.name,
                  text: `line ${i} ` + 'and what there is to say about it '.repeat(i % 9)});
                i % 1000 === 999 && await new Promise(done => setTimeout(done));
              }
            }
            """;

    private static final String WATCH_TASKS = """
            () => {
              window.tasks = [];
              new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration))).observe({type: 'longtask'});
            }
            """;

    private static final String WATCH_KEYS = """
            () => {
              window.keys = [];
              document.addEventListener('keydown', event => requestAnimationFrame(() => {
                const {port1, port2} = new MessageChannel();
                port1.onmessage = () => keys.push(performance.now() - event.timeStamp);
                port2.postMessage(null);
              }), true);
            }
            """;

    private static final String HEARD = """
            async () => (await import('/app/main.js')).chat.current.log.entries.filter(({text}) => text.startsWith('flood ')).length
            """;

    private static final String TO_FIRST_MESSAGE = """
            () => new Promise(done => document.querySelector('form').addEventListener('submit', event => {
              new MutationObserver((changes, observer) => {
                if (document.querySelector('article')) {
                  observer.disconnect();
                  requestAnimationFrame(() => setTimeout(() => window.took = performance.now() - event.timeStamp));
                }
              }).observe(document, {subtree: true, childList: true});
            }, {capture: true, once: true}) ?? done())
            """;

    @Test
    void aHundredThousandMessagesAreScrolledThrough() {
        HostileBrowserIT.host(PEOPLE, "archive");
        Person reader = PEOPLE.comes("reader", Screen.DESKTOP);
        Page page = Visit.in("archive", reader, PEOPLE);
        unwatched(reader, () -> {
            page.evaluate(FILL, MANY);
            assertThat(line(page, MANY - 1)).isInViewport();
            page.evaluate(WATCH_TASKS);
            Locator scroll = page.getByRole(
                    AriaRole.GROUP,
                    new Page.GetByRoleOptions()
                            .setName("What is said in archive")
                            .setExact(true));
            scroll.hover();
            for (int i = 0; i < 60; i++) {
                page.mouse().wheel(0, -600);
            }
            scroll.focus();
            for (int i = 0; i < 30; i++) {
                scroll.press("PageUp");
            }
            for (int part : IntStream.iterate(1, i -> i < 40, i -> i + 1).toArray()) {
                scroll.evaluate("(scroll, part) => { scroll.scrollTop = scroll.scrollHeight * part / 40; }", part);
                assertContiguous(page);
            }
            scroll.press("Home");
            assertThat(line(page, 0)).isInViewport();
            scroll.press("End");
            assertThat(line(page, MANY - 1)).isInViewport();
            Figures.tell("Scrolling through %d messages: the longest task took %.0f ms", MANY, longest(page));
        });
    }

    @Test
    void whoeverTypesIsNotHeldUpByAThousandMessagesASecond() {
        HostileBrowserIT.host(PEOPLE, "crowd");
        Person typist = PEOPLE.comes("typist", Screen.DESKTOP);
        Page page = Visit.in("crowd", typist, PEOPLE);
        List<SocketLine> lines = IntStream.range(0, SENDERS)
                .mapToObj(i -> PEOPLE.connect("crowd " + i))
                .toList();
        lines.forEach(line -> line.send("(join :id 1 :channel \"crowd\")"));
        unwatched(typist, () -> {
            page.evaluate(WATCH_KEYS);
            Crowd crowd = Crowd.begins(lines, "crowd", A_SECOND);
            Visit.composer(page).pressSequentially(TYPED, new Locator.PressSequentiallyOptions().setDelay(60));
            int sent = crowd.ends();
            assertThat(Visit.composer(page)).hasValue(TYPED);
            page.waitForFunction("async count => await (" + HEARD + ")() === count", sent);
            List<?> keys = (List<?>) page.evaluate("() => keys.sort((a, b) => a - b)");
            assertEquals(TYPED.length(), keys.size());
            Figures.tell(
                    "Typing while %.0f messages a second come in: key to paint p50 %.0f ms, p95 %.0f ms",
                    crowd.perSecond(), at(keys, 0.5), at(keys, 0.95));
        });
        Visit.saysSomething(page, "what was typed is sent");
    }

    @Test
    void theFirstMessageIsSoonThere() {
        HostileBrowserIT.host(PEOPLE, "Hall").send("(message :id 2 :channel \"Hall\" :text \"welcome\")");
        Person newcomer = PEOPLE.comes("newcomer", Screen.DESKTOP);
        Page page = newcomer.page();
        page.navigate(PEOPLE.address() + "?channel=Hall");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("newcomer");
        page.evaluate(TO_FIRST_MESSAGE);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter the chat"))
                .click();
        assertThat(page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("welcome")))
                .isVisible();
        page.waitForFunction("() => window.took !== undefined");
        Figures.tell("From the login to the first message: %.0f ms", number(page.evaluate("() => took")));
    }

    /** Without a trace of the browser, which takes time itself. */
    private static void unwatched(Person person, Runnable action) {
        person.browser().tracing().stop();
        try {
            action.run();
        } finally {
            person.browser().tracing().start(new Tracing.StartOptions());
        }
    }

    private static Locator line(Page page, int number) {
        return page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText("line " + number + " "))
                .first();
    }

    /** What is shown are messages one after another, with none left out between them, and there are some. */
    private static void assertContiguous(Page page) {
        List<?> shown = (List<?>) page.evaluate("""
                () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(
                  [...document.querySelectorAll('article')].map(article => Number(/line (\\d+)/.exec(article.textContent)?.[1] ?? -1))))))
                """);
        assertTrue(shown.size() > 5, shown::toString);
        for (int i = 1; i < shown.size(); i++) {
            assertEquals(number(shown.get(i - 1)) + 1, number(shown.get(i)), shown::toString);
        }
    }

    private static double longest(Page page) {
        return number(page.evaluate("() => Math.max(0, ...tasks)"));
    }

    private static double at(List<?> sorted, double part) {
        return number(sorted.get((int) (part * (sorted.size() - 1))));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
