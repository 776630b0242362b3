package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody who chats by what the page says that its parts are, so that tests read like conversations. */
final class Chatter {
    private static final Pattern COMPOSER = Pattern.compile("^(Message to|Type . for) ");

    static final String PASSWORD = "correct horse";

    private final String name;
    private final Page page;

    private Chatter(String name, Page page) {
        this.name = name;
        this.page = page;
    }

    /** Whoever sits in front of that page. */
    static Chatter at(Person person) {
        return new Chatter(person.name(), person.page());
    }

    /** Whoever is called so, at a page. */
    static Chatter of(String name, Page page) {
        return new Chatter(name, page);
    }

    /** The same person at another page. */
    Chatter at(Page other) {
        return new Chatter(name, other);
    }

    /** Comes by an invitation to a channel that nobody has made yet, and makes it. */
    static Chatter creating(People people, String name, String channel) {
        Chatter chatter =
                at(people.comes(name, Screen.DESKTOP)).opens(people, channel).enters();
        chatter.dialog("Create it")
                .getByRole(AriaRole.BUTTON, named("Create it"))
                .click();
        return chatter.isIn(channel);
    }

    /** Comes by an invitation to a channel that is there. */
    static Chatter joining(People people, String name, String channel) {
        return at(people.comes(name, Screen.DESKTOP))
                .opens(people, channel)
                .enters()
                .isIn(channel);
    }

    /** Comes in, makes the name their own by the password, and makes a channel that is theirs. */
    static Chatter owning(People people, String name, String channel) {
        return at(people.arrive(name)).enters().registers(PASSWORD).creates(channel);
    }

    /** Makes a channel from wherever one is. */
    Chatter creates(String channel) {
        return says("/create " + channel).isIn(channel);
    }

    static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    Page page() {
        return page;
    }

    String name() {
        return name;
    }

    /** Opens the page by an invitation. */
    Chatter opens(People people, String channel) {
        page.navigate(people.address() + "?channel=" + URLEncoder.encode(channel, StandardCharsets.UTF_8));
        return this;
    }

    /** Comes in as a guest. */
    Chatter enters() {
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        button("Enter the chat").click();
        return isHere();
    }

    /** Comes in by a password. */
    Chatter entersWith(String password) {
        triesToEnterWith(password);
        return isHere();
    }

    Chatter triesToEnterWith(String password) {
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("This name is registered to me").check();
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Enter the chat").click();
        return this;
    }

    Chatter isHere() {
        assertThat(button(name)).isVisible();
        return this;
    }

    /** Makes the name one's own, and is left in the channel. */
    Chatter registers(String password) {
        button(name).click();
        Locator account = dialog("Your account");
        account.getByRole(AriaRole.TAB, named("Login")).click();
        account.getByLabel("New password").fill(password);
        account.getByLabel("The same once more").fill(password);
        account.getByRole(AriaRole.BUTTON, named("Register this name")).click();
        sees("From now on that is your password.");
        closes(account);
        return this;
    }

    Chatter isIn(String channel) {
        assertThat(heading(channel)).isVisible();
        assertThat(composer()).isEditable();
        assertThat(composer()).hasAttribute("aria-label", "Message to " + channel);
        return this;
    }

    Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    /** Shows a channel of those at the side. */
    Chatter goesTo(String channel) {
        channel(channel).click();
        assertThat(channel(channel)).hasAttribute("aria-current", "page");
        return this;
    }

    /** A channel at the side, whatever is said about it there. */
    Locator channel(String channel) {
        return channels()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + channel + "($| )")));
    }

    Locator channels() {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Channels"));
    }

    Locator composer() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(COMPOSER));
    }

    /** Writes and sends something, which may be a command. */
    Chatter says(String text) {
        composer().fill(text);
        composer().press("Enter");
        return this;
    }

    /** A message, by who said it and its text without markup. */
    Locator message(String from, String text) {
        return page.getByRole(
                AriaRole.ARTICLE,
                new Page.GetByRoleOptions().setName(from + ": " + text).setExact(true));
    }

    /** Sees what somebody has said, once, among the messages. */
    Chatter hears(Chatter other, String text) {
        assertThat(message(other.name, text)).hasCount(1);
        assertThat(message(other.name, text)).isVisible();
        return this;
    }

    /** Sees a text that is somewhere in the page. */
    Chatter sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    /** Presses one of the buttons that are at a message when it is pointed at. */
    Chatter does(String act, Locator message) {
        message.hover();
        message.getByRole(AriaRole.TOOLBAR)
                .getByRole(AriaRole.BUTTON, named(act))
                .click();
        return this;
    }

    /** Chooses from all that can be done with a message. */
    Chatter chooses(String act, Locator message) {
        does("More", message);
        return chooses(act);
    }

    /** Chooses from the menu that is open. */
    Chatter chooses(String act) {
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(act).setExact(true))
                .click();
        return this;
    }

    /** Reacts to a message by the first emoji that is called so. */
    Chatter reacts(String emoji, Locator message) {
        does("React", message);
        picker().getByRole(AriaRole.SEARCHBOX).fill(emoji);
        picker().getByRole(AriaRole.BUTTON, named(emoji)).click();
        return this;
    }

    Locator picker() {
        return dialog("Pick an emoji");
    }

    /** All that can be set in a channel, at one of its tabs. */
    Locator settings(String tab) {
        button("More about this channel").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("About this channel"))
                .click();
        Locator settings = page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName(Pattern.compile("^About this channel ")));
        settings.getByRole(AriaRole.TAB, named(tab)).click();
        return settings;
    }

    /** Who somebody is, asked by the list of people. */
    Locator profile(String other) {
        Locator people = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("People"));
        people.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(other))
                .click();
        return dialog(other);
    }

    /** Does something in a dialog that is asked about first. */
    Chatter confirms(Locator dialog, String act) {
        dialog.getByRole(AriaRole.BUTTON, named(act)).click();
        dialog(act).getByRole(AriaRole.BUTTON, named(act)).click();
        return this;
    }

    Chatter closes(Locator dialog) {
        dialog.getByRole(AriaRole.BUTTON, named("Close")).click();
        assertThat(dialog).isHidden();
        return this;
    }

    Locator dialog(String label) {
        return page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator button(String label) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
    }
}
