package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.lichat.browser.HostileServer.quoted;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.SocketLine;

/** What people, and servers, may send with bad intentions: no script of theirs runs, and the page can be used as before. */
class HostileBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    private static final String MARKUP = "<img src=x onerror=\"ran='img'\"><svg/onload=\"ran='svg'\">";

    /** Names that other servers may allow; ours refuses what cannot be seen. */
    private static final List<String> NAMES = List.of(
            "\u202etxt.exe",
            "\u2067\u2066evil\u2069\u202c\u202d",
            "ze\u200bro\u200dwidth\ufeff",
            "<b onclick=ran=1>bold</b>",
            "'\"><script>ran=2</script>",
            "﷽".repeat(32),
            "W".repeat(32),
            "𒐫".repeat(32),
            "__proto__",
            "constructor",
            "toString",
            "hasOwnProperty",
            "{from} {n}",
            "javascript:ran=3",
            "../../link/x");

    private static final List<String> TEXTS = List.of(
            MARKUP,
            "<script>window.ran = 'script'</script>",
            "<a href=\"javascript:ran='a'\">click</a> javascript:ran='bare' data:text/html,<script>ran='data'</script>",
            "[click](javascript:ran='link') <javascript:ran='angle'> vbscript:ran java\tscript:ran='tab'",
            "https://example.org/\"onmouseover=\"ran='attribute' https://example.org/'><script>ran='quote'</script>",
            "http://example.org/%E0%A4%A https://[::1 https://user:pass@example.org:99999/ lichat://%%%/@/#",
            "${ran='template'} {{constructor.constructor('ran=1')()}} #{7*7} <%= 7 %>",
            "Z" + "\u0342\u0308\u0301\u030c\u0367\u030e".repeat(2000) + "algo",
            "word".repeat(15_000),
            "\u202e\u202e\u202e".repeat(50) + "right to left " + "\u2066".repeat(200),
            "﷽".repeat(300),
            ":tea:".repeat(3000),
            "> ".repeat(500) + "quoted",
            "**".repeat(3000) + "`".repeat(3000) + "[".repeat(3000) + "](".repeat(1000),
            "\r\n\t\u000b\f \u2028\u2029" + "\n".repeat(2000) + "end",
            "\ud83d\ude00\u200d".repeat(300));

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void namesAreShownAsNames(Screen screen) {
        String channel = "names " + screen;
        host(PEOPLE, channel);
        Person viewer = PEOPLE.comes("viewer" + screen, screen);
        HostileServer server = HostileServer.before(viewer.page());
        Page page = Visit.in(channel, viewer, PEOPLE);
        Harm harm = Harm.to(page);
        for (String name : NAMES) {
            String from = " :channel " + quoted(channel) + " :from " + quoted(name);
            server.sends("(join" + from + ")");
            server.sends("(message" + from + " :text " + quoted("I am " + name) + ")");
            server.sends("(typing" + from + ")");
            server.sends("(kick" + from + " :target " + quoted(name) + ")");
            server.sends("(join" + from + ")");
            server.sends("(message" + from + " :bridge " + quoted(name) + " :text \"by a bridge\" :reply-to ("
                    + quoted(name) + " " + quoted(name) + "))");
        }
        assertThat(messages(page).last()).containsText("by a bridge");
        harm.isNone("still here");
        for (String name : List.of(NAMES.get(0), NAMES.get(3), NAMES.get(5), "__proto__", "constructor")) {
            page.evaluate(
                    "name => document.querySelector('lc-app').dispatchEvent(new CustomEvent('show-profile', {detail: {name}}))",
                    name);
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            Layout.checkPlaces(page);
            harm.isNotDone();
            page.keyboard().press("Escape");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void textsAreShownAsTexts(Screen screen) {
        String channel = "texts " + screen;
        SocketLine stranger = host(PEOPLE, channel);
        Page page = Visit.in(channel, PEOPLE.comes("reader" + screen, screen), PEOPLE);
        Harm harm = Harm.to(page);
        int id = 100;
        for (String text : TEXTS) {
            id++;
            stranger.send("(message :id " + id + " :channel " + quoted(channel) + " :text " + quoted(text) + ")");
            stranger.send("(edit :id " + id + " :channel " + quoted(channel) + " :text " + quoted(text + "!") + ")");
            stranger.send("(message :id " + (id + 100) + " :channel " + quoted(channel) + " :text \"yes " + id
                    + "\" :reply-to (\"stranger in texts " + screen + "\" " + id + "))");
            assertThat(messages(page).filter(new Locator.FilterOptions().setHasText("yes " + id)))
                    .isVisible();
            harm.isNotDone();
            Layout.checkPlaces(page);
        }
        harm.isNone("still writing");
    }

    @Test
    void linksLeadNowhereElse() {
        String channel = "links";
        SocketLine stranger = host(PEOPLE, channel);
        Page page = Visit.in(channel, PEOPLE.comes("clicker", Screen.DESKTOP), PEOPLE);
        Harm harm = Harm.to(page);
        int id = 10;
        for (String target : List.of(
                "javascript:ran=1",
                "JaVaScRiPt:ran=2",
                " javascript:ran=3",
                "java\\nscript:ran=4",
                "data:text/html,<script>ran=5</script>",
                "data:image/svg+xml,<svg onload='ran=6'/>",
                "blob:null/x",
                "file:///etc/passwd",
                "//example.org/",
                "http://example.org/%E0%A4%A",
                "view-source:x")) {
            id++;
            String text = " :channel \"links\" :text " + quoted(target);
            stranger.send("(message :id " + id + text + " :rich (:g () (:p () (:link (" + quoted(target)
                    + ") \"one\")) (:image (" + quoted(target) + ") \"two\")))");
            stranger.send("(message :id " + (id + 100) + text + " :link \"image/png\")");
            stranger.send("(message :id " + (id + 200) + text + " :link \"text/html\")");
        }
        stranger.send("(message :id 999 :channel \"links\" :text \"the last one\")");
        assertThat(messages(page).last()).containsText("the last one");
        harm.isNone("done clicking");
    }

    static Locator messages(Page page) {
        return page.getByRole(AriaRole.ARTICLE);
    }

    /** Somebody who has made that channel. */
    static SocketLine host(People people, String channel) {
        SocketLine line = people.connect("stranger in " + channel);
        line.send("(create :id 1 :channel " + quoted(channel) + ")");
        line.hears("(join ");
        return line;
    }
}
