package org.lichat.browser;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks find what is wrong, and nothing in what is right. */
class ChecksBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    private static Page page(String body) {
        Page page = PEOPLE.comes("somebody", Screen.PHONE).page();
        page.setContent(
                "<!DOCTYPE html><html lang=en><title>Page</title><meta name=viewport content='width=device-width'>"
                        + "<body><main><h1>Page</h1>" + body + "</main></body></html>");
        return page;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p style='width: 500px'>wide</p> | pixels wide",
                "<p style='width: 50px; overflow: hidden; white-space: nowrap'>a text that is long</p> | cut at a side",
                "<div style='height: 10px; overflow: hidden'><p>a<br>b</p></div> | cut above or below",
                "<p style='width: 50px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap'>a text that is long</p> | cut at a side",
                "<input style='width: 40px' placeholder='a text that is long'> | placeholder",
                "<button>one</button><button style='margin-left: -20px'>two</button> | overlap"
            })
    void whatIsOutOfPlaceIsTold(String body, String told) {
        Page page = page(body);
        String message = String.valueOf(
                assertThrows(AssertionError.class, () -> Layout.check(page)).getMessage());
        assertTrue(message.contains(told), message);
    }

    @Test
    void whatCanBeReadOtherwiseIsInPlace() {
        Layout.check(page("""
                <p title="a text that is long" style="width: 50px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">
                  a text that is long</p>
                <div style="width: 100px; overflow: auto; white-space: nowrap">a text that can be scrolled sideways</div>
                <span style="position: absolute; width: 1px; height: 1px; overflow: hidden">for screen readers</span>
                <button>one</button> <button>two</button>
                <label><input type="checkbox"> three</label>
                """));
    }

    @Test
    void whatSomeCannotUseIsTold() {
        Page page = page("<button></button><p style='color: #aaa'>pale</p><a href='#' style='font-size: 6px'>a</a>"
                + "<a href='#' style='font-size: 6px'>b</a>");
        String message = String.valueOf(assertThrows(AssertionError.class, () -> Accessibility.check(page))
                .getMessage());
        for (String rule : new String[] {"button-name", "color-contrast", "target-size"}) {
            assertTrue(message.contains(rule), message);
        }
        Accessibility.check(page("<button>one</button><p>dark</p>"));
    }

    @Test
    void whatGoesWrongInABrowserIsTold() {
        Person somebody = PEOPLE.comes("somebody", Screen.DESKTOP).expects("expected");
        somebody.page().evaluate("() => { console.error('an expected trouble'); console.warn('another'); }");
        somebody.page().evaluate("() => { setTimeout(() => { throw new Error('a third'); }); }");
        somebody.page().waitForCondition(() -> somebody.troubles().count() == 2);
        somebody.expects("another").expects("a third");
    }
}
