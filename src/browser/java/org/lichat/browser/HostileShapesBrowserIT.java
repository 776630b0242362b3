package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.lichat.browser.HostileServer.quoted;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Updates that no server of good will passes on: rich texts of all shapes, values of wrong types, emotes and infos with markup in them. */
class HostileShapesBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    private static final String IMG = "<img src=x onerror=\"ran='img'\">";

    private static final List<String> RICH = List.of(
            "()",
            "nil",
            "5",
            "\"text\"",
            ":g",
            "(:g)",
            "(:g ())",
            "(:g () . 3)",
            "(:script () \"ran='script'\")",
            "(:g () (:style () \"*{display:none}\"))",
            "(:g (\"onclick\" \"ran=1\") (:p (:id \"composer-text\") \"attributes\"))",
            "(:g () (:p () (:link (\"javascript:ran='link'\") \"click\")))",
            "(:g () (:p () (:link (\"data:text/html,<script>ran=1</script>\") (:link (\"https://example.org/\") \"nested\"))))",
            "(:g () (:p () (:link (5) \"number\") (:link () \"none\") (:link (nil nil nil) \"nil\")))",
            "(:g () (:image (\"javascript:ran='image'\")) (:image (\"data:image/svg+xml,<svg onload=ran=1>\")) (:image (7)))",
            "(:g () (:p () (:color (\"red;background:url(javascript:ran=1)\") \"colour\") (:color (1 2 3 4 5) \"many\")))",
            "(:g () (:section (1000 \"deep\") \"x\") (:section (-5 (:p () \"y\")) \"z\") (:section (\"a\" \"b\") \"c\"))",
            "(:g () (:code \"<script>\" \"ran=1\") (:code () 5) (:code 5 (:b () \"no text\")))",
            "(:g () (:quote " + quoted(IMG) + " " + quoted(IMG) + ") (:quote 5 6))",
            "(:g () (:ul () 1 2 (:ul () (:ul () 3))) (:ol () \"a\" :b nil (:unknown (1 2) \"c\")))",
            "(:__proto__ () \"proto\")",
            "(:constructor () (:toString () (:hasOwnProperty () \"names of methods\")))",
            "(:g () " + "(:b () ".repeat(1000) + "\"deep\"" + ")".repeat(1000) + ")",
            "(:g () " + "(:quote \"x\" ".repeat(25) + "\"quotes\"" + ")".repeat(25) + ")",
            "(:g () " + "(:ul () ".repeat(25) + "\"lists\"" + ")".repeat(25) + ")",
            "(:g () " + "(:p () \"a\" (:b () \"b\"))".repeat(20_000) + ")",
            "(:g () (:p () " + quoted("wide".repeat(15_000)) + "))",
            "(:g () (:code \"x\" " + quoted("wide".repeat(15_000)) + "))");

    private static final List<String> ODD = List.of(
            "(message :text 5)",
            "(message :text nil :rich 5)",
            "(message :text (1 2 3))",
            "(message :text \"reply\" :reply-to 5)",
            "(message :text \"reply\" :reply-to (5 \"x\" ()))",
            "(message :text \"link\" :link 5)",
            "(message :text \"bridge\" :bridge (1))",
            "(message :text \"signed\" :signature ())",
            "(data :content-type 5 :payload 6 :filename 7)",
            "(data :content-type \"image/svg+xml\" :payload \"PHN2ZyBvbmxvYWQ9InJhbj0xIi8+\" :filename \"x.svg\")",
            "(data :content-type \"text/html\" :payload \"PHNjcmlwdD5yYW49MTwvc2NyaXB0Pg==\" :filename \"x.html\")",
            "(data :content-type \"image/png\\\" onload=\\\"ran=1\" :payload \"AAAA\" :filename \"<b>x</b>\")",
            "(data :content-type \"image/png\" :payload \"!!! no base64\" :filename \"javascript:ran=2\")",
            "(react :target \"odd\" :update-id 1 :emote 5)",
            "(react :target \"odd\" :update-id 1 :emote " + quoted(IMG.repeat(50)) + ")",
            "(react :target 5 :update-id () :emote \":x:\")",
            "(react :target \"odd\" :update-id 1 :emote \"__proto__\")",
            "(react :target \"odd\" :update-id 1 :emote \":constructor:\")",
            "(emote :name 5 :content-type 6 :payload 7)",
            "(emote :name " + quoted(IMG)
                    + " :content-type \"image/svg+xml\" :payload \"PHN2ZyBvbmxvYWQ9InJhbj0xIi8+\")",
            "(emote :name \"__proto__\" :content-type \"text/html\" :payload \"PHNjcmlwdD4=\")",
            "(message :text \":__proto__: :constructor: :<img src=x onerror=ran=1>:\")",
            "(set-channel-info :key 5 :text 6)",
            "(set-channel-info :key :icon :text \"image/svg+xml PHN2ZyBvbmxvYWQ9InJhbj0xIi8+\")",
            "(set-channel-info :key :icon :text \"text/html,<script>ran=1</script>\")",
            "(set-channel-info :key :__proto__ :text \"x\")",
            "(users :users 5)",
            "(users :users (1 nil (2) \"odd\"))",
            "(capabilities :permitted 5)",
            "(pause :by \"x\")",
            "(pause :by -1)",
            "(permissions :permissions 5)",
            "(kick :target 5)",
            "(join :from 5)",
            "(leave :from nil)",
            "(typing :from (1))",
            "(edit :id ())",
            "(failure :text 5)",
            "(update-failure :text " + quoted(IMG) + " :update-id ())",
            "(no-such-type :text \"x\")");

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void richTextsDoNoMoreThanTheyMay(Screen screen) {
        String channel = "rich " + screen;
        Page page = visited(channel, "rich reader " + screen, screen);
        Harm harm = Harm.to(page);
        int number = 0;
        for (String rich : RICH) {
            number++;
            said(channel, "(message :text \"plain\" :rich " + rich + ")");
            said(channel, "(message :text \"after " + number + "\")");
            assertThat(page.getByRole(AriaRole.ARTICLE).last()).containsText("after " + number);
            harm.isNotDone();
            Layout.checkPlaces(page);
        }
        harm.isNone("still formatting");
    }

    @Test
    void valuesOfWrongTypesBreakNothing() {
        Page page = visited("odd", "odd reader", Screen.DESKTOP);
        Harm harm = Harm.to(page);
        said("odd", "(message :id 1 :text \"what is reacted to\")");
        int number = 0;
        for (String update : ODD) {
            number++;
            said("odd", update);
            said("odd", "(message :text \"after " + number + "\")");
            assertThat(page.getByRole(AriaRole.ARTICLE).last()).containsText("after " + number);
            harm.isNotDone();
        }
        said("odd", "(capabilities :permitted (message edit))");
        harm.isNone("still typing");
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void whatIsToldOfChannelsAndPeopleIsText(Screen screen) {
        String channel = "infos " + screen;
        Page page = visited(channel, "info reader " + screen, screen);
        Harm harm = Harm.to(page);
        List<String> values = List.of(
                IMG,
                "javascript:ran='url'",
                "\u202e" + "wide".repeat(1000),
                "\u0342\u0308\u0301\u030c\u0367\u030e".repeat(1000));
        for (String value : values) {
            for (String key : List.of("title", "topic", "news", "rules", "contact", "url")) {
                said(channel, "(set-channel-info :key :" + key + " :text " + quoted(value) + ")");
            }
            for (String key : List.of("status", "real-name", "contact", "location", "birthday", "public-key")) {
                said(channel, "(set-user-info :key :" + key + " :text " + quoted(value) + ")");
            }
            said(channel, "(message :text \"told\")");
            assertThat(page.getByRole(AriaRole.ARTICLE).last()).containsText("told");
            Layout.checkPlaces(page);
            opens(page, "open-settings", "{}", harm);
            opens(page, "show-profile", "{\"name\": \"hostile " + screen + "\"}", harm);
            opens(page, "browse", "{}", harm);
        }
        harm.isNone("still informed");
    }

    /** Opens a dialog, in which nothing is wrong, and closes it. */
    private static void opens(Page page, String event, String detail, Harm harm) {
        page.evaluate(
                "([name, detail]) => document.querySelector('lc-app').dispatchEvent(new CustomEvent(name, {detail: JSON.parse(detail)}))",
                List.of(event, detail));
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        Layout.checkPlaces(page);
        harm.isNotDone();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    private HostileServer server = HostileServer.NONE;
    private String liar = "";

    private Page visited(String channel, String name, Screen screen) {
        HostileBrowserIT.host(PEOPLE, channel);
        Person viewer = PEOPLE.comes(name, screen).expects("An update was left out");
        server = HostileServer.before(viewer.page());
        liar = "hostile " + screen;
        return Visit.in(channel, viewer, PEOPLE);
    }

    /** An update of that channel, by somebody, unless it says something else. */
    private void said(String channel, String update) {
        String from = update.contains(":from ") ? "" : " :from " + quoted(liar);
        server.sends(update.substring(0, update.length() - 1) + from + " :channel " + quoted(channel) + ")");
    }
}
