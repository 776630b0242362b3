package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.lichat.browser.Chatter.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.server.Settings;

/** What is new, what is old, and what one was about to write. */
class ReadingBrowserIT {
    private static final int MANY = 700;

    @RegisterExtension
    static final People PEOPLE = new People().with(Settings.FLOOD_LIMIT, 100_000);

    /** Somebody says a lot at once, faster than anybody types. */
    private static final String SAY_MANY = """
            async count => {
              const {chat} = await import('/app/main.js');
              for (let i = 1; i <= count; i++) {
                chat.current.say(`Line ${i}`, {});
              }
            }
            """;

    @Test
    void whatIsNewElsewhereIsCountedUntilItIsRead() {
        Chatter ada = Chatter.creating(PEOPLE, "ada", "news");
        Chatter ben = Chatter.joining(PEOPLE, "ben", "news");
        ben.goesTo("Lichat");
        ada.says("One.").says("Two.");
        assertThat(ben.channel("news")).hasAccessibleName(Pattern.compile("news 2 unread messages"));
        ada.says("Where are you, ben?");
        assertThat(ben.channel("news")).hasAccessibleName(Pattern.compile("news you were mentioned once"));
        ben.goesTo("news").hears(ada, "Where are you, ben?");
        assertThat(ben.channel("news")).hasAccessibleName("news");
        ben.goesTo("Lichat");
        assertThat(ben.channel("news")).hasAccessibleName("news");
    }

    @Test
    void whatWasReadInOneBrowserIsReadInTheOther() {
        Chatter ada = Chatter.creating(PEOPLE, "alma", "devices");
        Chatter desk = Chatter.at(PEOPLE.arrive("bill")).enters().registers(Chatter.PASSWORD);
        desk.says("/join devices").isIn("devices").goesTo("Lichat");
        Chatter sofa = Chatter.at(PEOPLE.arrive("bill")).entersWith(Chatter.PASSWORD);
        assertThat(sofa.channel("devices")).isVisible();
        ada.says("Read me.");
        Pattern unread = Pattern.compile("1 unread message");
        assertThat(desk.channel("devices")).hasAccessibleName(unread);
        assertThat(sofa.channel("devices")).hasAccessibleName(unread);
        desk.goesTo("devices").hears(ada, "Read me.");
        assertThat(sofa.channel("devices")).hasAccessibleName("devices");
    }

    @Test
    void olderMessagesComeWhenOneScrollsUp() {
        Chatter ada = Chatter.creating(PEOPLE, "anna", "past");
        ada.page().evaluate(SAY_MANY, MANY);
        ada.hears(ada, "Line " + MANY);
        Chatter ben = Chatter.joining(PEOPLE, "bob", "past");
        ben.hears(ada, "Line " + MANY);
        Page page = ben.page();
        assertThat(ben.message("anna", "Line 1")).hasCount(0);
        Locator list = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("What is said in past"));
        list.hover();
        Locator beginning = page.getByText("This is where past begins.");
        page.waitForCondition(() -> {
            page.mouse().wheel(0, -5000);
            return beginning.isVisible() && ben.message("anna", "Line 1").isVisible();
        });
        assertThat(page.getByRole(AriaRole.SEPARATOR)).hasCount(1);
        ben.button("To the newest").click();
        ben.hears(ada, "Line " + MANY);
    }

    @Test
    void whatOneWasAboutToSayWaits() {
        Chatter ada = Chatter.creating(PEOPLE, "aida", "drafts");
        ada.composer().fill("I was going to");
        ada.goesTo("Lichat");
        assertThat(ada.composer()).hasValue("");
        ada.goesTo("drafts");
        assertThat(ada.composer()).hasValue("I was going to");
        ada.page().reload();
        ada.isIn("drafts");
        assertThat(ada.composer()).hasValue("I was going to");
    }

    @Test
    void emojiArePickedByMouseAndKeyboard() {
        Chatter ada = Chatter.creating(PEOPLE, "agnes", "emoji");
        ada.composer().fill("Good ");
        ada.button("Emoji and emotes").click();
        ada.picker().getByRole(AriaRole.TAB, named("Food and drink")).click();
        ada.picker().getByRole(AriaRole.BUTTON, named("red apple")).click();
        assertThat(ada.picker()).hasCount(0);
        assertThat(ada.composer()).hasValue("Good 🍎");
        assertThat(ada.composer()).isFocused();
        ada.button("Emoji and emotes").press("Enter");
        Page page = ada.page();
        page.keyboard().type("banana");
        assertThat(ada.picker().getByRole(AriaRole.BUTTON, named("banana"))).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(ada.composer()).hasValue("Good 🍎🍌");
        ada.button("Emoji and emotes").press("Enter");
        assertThat(ada.picker()).isVisible();
        page.keyboard().press("Escape");
        assertThat(ada.picker()).hasCount(0);
        assertThat(ada.composer()).hasValue("Good 🍎🍌");
    }

    @Test
    void commandsDoWhatTheySay() {
        Chatter.creating(PEOPLE, "alice", "commands");
        Chatter ben = Chatter.owning(PEOPLE, "brian", "ours");
        ben.says("/join commands").isIn("commands");
        ben.goesTo("ours").says("/topic The best of all");
        assertThat(ben.page().getByRole(AriaRole.MAIN).getByTitle("The best of all"))
                .isVisible();
        ben.says("/help");
        Locator help = ben.dialog("Commands");
        assertThat(help.getByText("/topic")).isVisible();
        ben.closes(help).says("/dance");
        ben.sees("There is no command /dance");
        assertThat(ben.composer()).hasValue("/dance");
        ben.says("//dance").hears(ben, "/dance");
        ben.says("/leave");
        assertThat(ben.channels().getByText("ours")).hasCount(0);
    }
}
