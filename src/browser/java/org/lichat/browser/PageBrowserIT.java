package org.lichat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as somebody finds it who opens it for the first time. */
class PageBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    private static final long MOST_BYTES = 150 * 1024;

    private static final String FIRST_PAINT = """
            () => new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0].startTime))
                .observe({type: 'paint', buffered: true}))
            """;

    @Test
    void itIsSmallAndSoonThere() {
        Page page = PEOPLE.comes("somebody", Screen.DESKTOP).page();
        AtomicLong bytes = new AtomicLong();
        AtomicLong files = new AtomicLong();
        CDPSession network = page.context().newCDPSession(page);
        network.send("Network.enable");
        network.on("Network.loadingFinished", (JsonObject event) -> {
            bytes.addAndGet(event.get("encodedDataLength").getAsLong());
            files.incrementAndGet();
        });
        page.navigate(PEOPLE.address());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        double paint = ((Number) page.evaluate(FIRST_PAINT)).doubleValue();
        System.out.printf(
                "The page: first paint after %.0f ms, %d files of %d bytes%n", paint, files.get(), bytes.get());
        assertTrue(bytes.get() < MOST_BYTES, () -> bytes.get() + " bytes are loaded");
        assertTrue(bytes.get() > 0, "nothing was counted");
    }

    @Test
    void itAllowsOnlyItsOwnScripts() {
        Person somebody = PEOPLE.comes("somebody", Screen.DESKTOP)
                .expects("violates the following")
                .expects("requires 'Trusted")
                .expects("forbids");
        Response response = somebody.page().navigate(PEOPLE.address());
        String policy = String.valueOf(response.headerValue("content-security-policy"));
        assertTrue(policy.contains("script-src 'self'"), policy);
        assertEquals("nosniff", response.headerValue("x-content-type-options"));
        Object ran = somebody.page().evaluate("""
                        () => {
                          const tries = [
                            () => document.body.append(Object.assign(document.createElement('script'), {text: 'ran = true'})),
                            () => document.body.append(Object.assign(document.createElement('script'), {src: 'data:,ran=true'})),
                            () => document.body.setAttribute('onclick', 'ran = true'),
                            () => { document.body.innerHTML += '<img src="x:" onerror="ran = true">'; },
                          ];
                          const done = tries.filter(attempt => {
                            try {
                              attempt();
                              return true;
                            } catch {
                              return false;
                            }
                          });
                          return `${done.length} done, ${window.ran ?? 'nothing'} ran`;
                        }
                        """);
        assertEquals("0 done, nothing ran", ran);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everybodyCanUseIt(Screen screen) {
        Page page = PEOPLE.arrive("somebody", screen).page();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Accessibility.check(page);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everythingHasItsPlace(Screen screen) {
        Page page = PEOPLE.arrive("somebody", screen).page();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Layout.check(page);
    }
}
