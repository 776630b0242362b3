package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.SocketLine;
import org.lichat.server.Settings;

/** Every view, for people with all rights and with few, on screens of all sizes: nothing is wrong in it for anybody's senses. */
class ViewsBrowserIT {
    private static final String PASSWORD = "open sesame";

    @RegisterExtension
    static final People PEOPLE = new People().with(Settings.ADMIN_NAME, "Root").with(Settings.ADMIN_PASSWORD, PASSWORD);

    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static final String FAIL = """
            async () => {
              const {chat} = await import('/app/main.js');
              const {log} = chat.current;
              const failed = log.entries.find(({text}) => text.startsWith('failed'));
              failed.change('failed', {type: 'no-such-channel', text: 'It was not to be.'});
              log.emit('change', {entries: [failed]});
            }
            """;

    /** Olga has made the channel, and everything is in it that can be. */
    @BeforeAll
    static void square() {
        SocketLine olga = PEOPLE.connect("Olga");
        olga.send("(register :id 1 :password \"" + PASSWORD + "\")");
        olga.send("(create :id 2 :channel \"Square\")");
        olga.hears("(join ");
        for (String update : new String[] {
            "set-channel-info :key :topic :text \"What everybody sees who comes over the square\"",
            "set-channel-info :key :rules :text \"There are none, but for what is usual\"",
            "emote :name \"smirk\" :content-type \"image/png\" :payload \"" + PICTURE + "\"",
            "message :text \"plain words, and https://example.org/with/a/rather/long/address?that=goes&on=and&on=for&a=while\"",
            "message :text \"rich\" :rich (:g () (:section (2 \"A heading\") (:p () (:b () \"bold\") \" \" (:i () \"italic\") \" \""
                    + " (:color (\"#ffff00\") \"yellow\") \" \" (:m () \"code\") \" \" (:link (\"https://example.org/\") \"a link\"))"
                    + " (:ul () (:g () (:p () \"one\")) (:g () (:p () \"two\")))) (:quote \"somebody\" (:p () \"quoted\"))"
                    + " (:code \"java\" \"int answer = 42; // and rather a long line of it, so that it has to be scrolled to be read\"))",
            "data :content-type \"image/png\" :filename \"dot.png\" :payload \"" + PICTURE + "\"",
            "data :content-type \"text/plain\" :filename \"notes of what was said.txt\" :payload \"aGVsbG8=\"",
            "message :text \"https://elsewhere.example.org/film.mp4\" :link \"video/mp4\"",
            "message :text \"an answer to that\" :reply-to (\"Olga\" 23)",
            "message :text \"this is edited\"",
            "message :text \"this is deleted\"",
            "message :text \"Gerd, Root and Olga: come and look!\"",
        }) {
            say(olga, update);
        }
        olga.send("(edit :id 29 :channel \"Square\" :text \"this was edited\")");
        olga.send("(edit :id 30 :channel \"Square\" :text \"\")");
        olga.send("(react :id 50 :channel \"Square\" :target \"Olga\" :update-id 23 :emote \"👍\")");
        olga.send("(react :id 51 :channel \"Square\" :target \"Olga\" :update-id 23 :emote \":smirk:\")");
        olga.send("(ping :id 99)");
        olga.hears("(pong ");
        olga.close();
    }

    private static int number = 20;

    private static void say(SocketLine line, String update) {
        int space = update.indexOf(' ');
        line.send("(" + update.substring(0, space) + " :id " + number + " :channel \"Square\"" + update.substring(space)
                + ")");
        number++;
    }

    @ParameterizedTest
    @CsvSource({"Gerd, PHONE", "Olga, TABLET", "Root, DESKTOP"})
    void everybodyCanUseEveryView(String name, Screen screen) {
        Views.of(visit(name, screen, "en")).each(Accessibility::check);
    }

    @ParameterizedTest
    @CsvSource({"dark, DESKTOP", "contrast, PHONE"})
    void everythingCanBeReadInAllColours(String theme, Screen screen) {
        Page page = visit("Root", screen, "en");
        page.evaluate("async theme => (await import('/app/main.js')).settings.set('theme', theme)", theme);
        Views.of(page).each(Accessibility::checkColours);
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE, en, Olga",
        "TABLET, en, Gerd",
        "DESKTOP, en, Root",
        "PHONE, de, Root",
        "TABLET, de, Root",
        "DESKTOP, de, Olga",
        "PHONE, de, Gerd"
    })
    void everythingHasItsPlaceInEveryView(Screen screen, String language, String name) {
        Views.of(visit(name, screen, language)).each(Layout::check);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theWayInIsForEverybody(Screen screen) {
        Page page = PEOPLE.arrive("newcomer", screen).page();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Olga");
        page.getByText("Language and server").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter the chat"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).not().isEmpty();
        assertThat(page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
        Accessibility.check(page);
        Layout.check(page);
        page.evaluate("async () => (await import('/app/main.js')).settings.set('language', 'de')");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter the chat")))
                .isHidden();
        Layout.check(page);
    }

    /** Somebody is in the channel, in which one of their own messages has failed; Gerd is a guest. */
    private static Page visit(String name, Screen screen, String language) {
        Person person = PEOPLE.comes(name, screen);
        Page page = Visit.in("Square", person, PEOPLE, name.equals("Gerd") ? "" : PASSWORD);
        Visit.saysSomething(page, "mine, which can be edited");
        Visit.saysSomething(page, "failed to be sent");
        page.evaluate(FAIL);
        page.evaluate("async tag => (await import('/app/main.js')).settings.set('language', tag)", language);
        return page;
    }
}
