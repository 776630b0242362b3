package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.browser.HostileServer.quoted;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.SocketLine;

/** Files that strangers send: whatever they are, and wherever they are opened, no script in them runs, nor do they reach the page's origin. */
class HostileFilesBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    private static final Pattern ADDRESS = Pattern.compile(":text \"(http[^\"]+)\"");

    private static final String SCRIPT =
            "try { localStorage.stolen = document.cookie + location.href; } catch (e) {} window.ran = 1; document.title = 'ran';";

    /** A picture of one pixel. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    /** What is sent, under which type and name. */
    enum File {
        SVG(
                "image/svg+xml",
                "drawing.svg",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"" + SCRIPT
                        + "\" width=\"9\" height=\"9\"><script>" + SCRIPT + "</script></svg>"),
        HTML("text/html", "page.html", "<!DOCTYPE html><html><body><script>" + SCRIPT + "</script></body></html>"),
        XHTML(
                "application/xhtml+xml",
                "page.xhtml",
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><script>" + SCRIPT
                        + "</script></html>"),
        GIF("image/gif", "tiny.gif", "GIF89a/*\1\1\0\0\0*/=1;" + SCRIPT + "//;"),
        JAVASCRIPT("text/javascript", "tool.js", SCRIPT),
        TEXT("text/plain", "<img src=x onerror=ran=1>.html", "<html><script>" + SCRIPT + "</script></html>"),
        PICTURE("image/png", "picture.html", "<html><script>" + SCRIPT + "</script></html>");

        private final String type;
        private final String filename;
        private final String text;

        File(String type, String filename, String text) {
            this.type = type;
            this.filename = filename;
            this.text = text;
        }

        /** In Base64; the picture is one, with a page behind it. */
        String payload() {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            if (this != PICTURE) {
                return Base64.getEncoder().encodeToString(bytes);
            }
            byte[] picture = Base64.getDecoder().decode(PNG);
            byte[] both = new byte[picture.length + bytes.length];
            System.arraycopy(picture, 0, both, 0, picture.length);
            System.arraycopy(bytes, 0, both, picture.length, bytes.length);
            return Base64.getEncoder().encodeToString(both);
        }
    }

    @ParameterizedTest
    @EnumSource(File.class)
    void filesRunNothing(File file) {
        String channel = file.name().toLowerCase(Locale.ROOT);
        SocketLine stranger = HostileBrowserIT.host(PEOPLE, channel);
        Person viewer = PEOPLE.comes("viewer of " + channel, Screen.DESKTOP)
                .expects("Blocked script execution")
                .expects("violates the following")
                .expects("The policy forbids")
                .expects("Failed to load module script")
                .expects("Refused to apply style");
        Page page = Visit.in(channel, viewer, PEOPLE);
        Harm harm = Harm.to(page);
        stranger.send("(data :id 5 :channel " + quoted(channel) + " :content-type " + quoted(file.type) + " :filename "
                + quoted(file.filename) + " :payload \"" + file.payload() + "\")");
        String answer = stranger.hears("(");
        while (answer.startsWith("(join ") || answer.startsWith("(set-channel-info ")) {
            answer = stranger.hears("(");
        }
        Matcher link = ADDRESS.matcher(answer);
        if (!link.find()) {
            assertTrue(answer.startsWith("(bad-content-type "), answer);
            return;
        }
        assertThat(page.getByRole(AriaRole.ARTICLE).last().getByRole(AriaRole.LINK))
                .isVisible();
        harm.isNone("still downloading");
        isHarmless(viewer, PEOPLE.address() + link.group(1).replaceFirst("^https?://[^/]+/", ""));
        assertEquals(null, page.evaluate("() => localStorage.getItem('stolen')"));
    }

    /** The file by its address: opened as a page, and named by the page as if it were its own. */
    private static void isHarmless(Person viewer, String address) {
        APIResponse response = viewer.page().request().get(address);
        assertEquals(200, response.status());
        assertEquals("nosniff", response.headers().get("x-content-type-options"));
        String policy = String.valueOf(response.headers().get("content-security-policy"));
        assertTrue(policy.contains("sandbox") && policy.contains("default-src 'none'"), policy);
        if (!String.valueOf(response.headers().get("content-disposition")).startsWith("attachment")) {
            Page opened = viewer.browser().newPage();
            opened.navigate(address);
            assertEquals(List.of(), opened.evaluate("() => ['ran', 'stolen'].filter(name => name in window)"));
            assertEquals("null", opened.evaluate("() => self.origin"));
            opened.close();
        }
        Object taken = viewer.page().evaluate("""
                async address => {
                  const loads = element => new Promise(done => {
                    element.addEventListener('load', () => done(element.localName));
                    element.addEventListener('error', () => done(''));
                    document.head.append(element);
                  });
                  const style = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: address});
                  const module = await import(address).then(() => 'module', () => '');
                  return [module, await loads(style), window.ran].filter(Boolean).join(' ');
                }
                """, address);
        assertEquals("", taken);
    }
}
