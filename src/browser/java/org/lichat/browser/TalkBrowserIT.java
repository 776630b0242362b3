package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who come in and talk. */
class TalkBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    @Test
    void whoeverHasNoNameIsGivenOne() {
        Page page = PEOPLE.arrive("nobody").page();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter the chat"))
                .click();
        Locator account = page.getByTitle("Your account");
        assertThat(account).isVisible();
        assertThat(account).hasText(Pattern.compile("\\S"));
    }

    @Test
    void whoeverHasANameKeepsItAndIsAmongThePeople() {
        Chatter nora = Chatter.at(PEOPLE.arrive("nora")).enters();
        Locator people = nora.page().getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("People"));
        assertThat(people.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("nora")))
                .containsText("you");
    }

    @Test
    void aNameThatIsTakenIsToldAndAskedAPasswordFor() {
        Chatter.at(PEOPLE.arrive("otto")).enters();
        Chatter second = Chatter.at(PEOPLE.arrive("otto"));
        second.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill("otto");
        second.button("Enter the chat").click();
        assertThat(second.page().getByRole(AriaRole.ALERT)).containsText("That name is taken");
        assertThat(second.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void anInvitationMakesAChannelAndLeadsIntoIt() {
        Chatter paula = Chatter.at(PEOPLE.comes("paula", Screen.DESKTOP)).opens(PEOPLE, "the garden");
        paula.sees("You are invited to the garden.");
        paula.enters()
                .dialog("Create it")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create it"))
                .click();
        paula.isIn("the garden");
        assertThat(paula.page()).hasURL(PEOPLE.address());
        Chatter quin = Chatter.joining(PEOPLE, "quin", "the garden");
        assertThat(quin.channel("the garden")).hasAttribute("aria-current", "page");
        paula.sees("quin came in.");
    }

    @Test
    void twoPeopleTalk() {
        Chatter ada = Chatter.creating(PEOPLE, "ada", "talk");
        Chatter ben = Chatter.joining(PEOPLE, "ben", "talk");
        ada.says("Good morning!");
        ben.hears(ada, "Good morning!").says("Hello, Ada.");
        ada.hears(ben, "Hello, Ada.").hears(ada, "Good morning!");
        assertThat(ada.composer()).hasValue("");
    }

    @Test
    void markupIsShownAndNotWhatItIsWrittenWith() {
        Chatter ada = Chatter.creating(PEOPLE, "amy", "markup");
        Chatter ben = Chatter.joining(PEOPLE, "bea", "markup");
        ada.says("This is **bold**, `code` and [a link](https://example.org/).");
        Locator heard = ben.message("amy", "This is bold, code and a link.");
        assertThat(heard.getByText("bold", new Locator.GetByTextOptions().setExact(true)))
                .hasCSS("font-weight", "700");
        assertThat(heard.getByRole(AriaRole.CODE)).hasText("code");
        assertThat(heard.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("a link")))
                .hasAttribute("href", "https://example.org/");
        ada.composer().fill("- one");
        ada.composer().press("Shift+Enter");
        ada.composer().pressSequentially("two");
        ada.composer().press("Enter");
        assertThat(ben.page().getByRole(AriaRole.ARTICLE).last().getByRole(AriaRole.LISTITEM))
                .hasText(new String[] {"one", "two"});
    }

    @Test
    void aReplyLeadsToWhatItAnswers() {
        Chatter ada = Chatter.creating(PEOPLE, "agnes", "replies");
        Chatter ben = Chatter.joining(PEOPLE, "bert", "replies");
        ada.says("Who waters the plants?");
        Locator question = ben.message("agnes", "Who waters the plants?");
        ben.does("Reply", question);
        ben.sees("Replying to agnes").says("I do.");
        Locator answer = ada.message("bert", "I do.");
        Locator quote = answer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("To what agnes said"));
        assertThat(quote).containsText("Who waters the plants?");
        quote.click();
        assertThat(ada.message("agnes", "Who waters the plants?")).isFocused();
    }

    @Test
    void bothReactAndTakeItBack() {
        Chatter ada = Chatter.creating(PEOPLE, "alma", "reactions");
        Chatter ben = Chatter.joining(PEOPLE, "bill", "reactions");
        ada.says("Cake?");
        ben.reacts("thumbs up", ben.message("alma", "Cake?"));
        ada.message("alma", "Cake?")
                .getByRole(AriaRole.BUTTON, reaction("👍 1 by bill"))
                .click();
        Locator both = ben.message("alma", "Cake?").getByRole(AriaRole.BUTTON, reaction("👍 2 by bill and alma"));
        assertThat(both).hasAttribute("aria-pressed", "true");
        both.click();
        Locator one = ada.message("alma", "Cake?").getByRole(AriaRole.BUTTON, reaction("👍 1 by alma"));
        assertThat(one).hasAttribute("aria-pressed", "true");
        one.click();
        assertThat(one).hasCount(0);
        assertThat(ben.message("alma", "Cake?").getByRole(AriaRole.GROUP)).hasCount(0);
    }

    private static Locator.GetByRoleOptions reaction(String label) {
        return new Locator.GetByRoleOptions().setName(label).setExact(true);
    }

    @Test
    void whatWasSaidIsChangedForEverybody() {
        Chatter ada = Chatter.creating(PEOPLE, "anna", "edits");
        Chatter ben = Chatter.joining(PEOPLE, "bob", "edits");
        ada.says("The meeting is at nine.");
        ben.hears(ada, "The meeting is at nine.");
        ada.composer().press("ArrowUp");
        assertThat(ada.composer()).hasValue("The meeting is at nine.");
        ada.sees("Changing your message").says("The meeting is at ten.");
        ben.hears(ada, "The meeting is at ten.");
        assertThat(ben.message("anna", "The meeting is at ten.").getByText("(edited)"))
                .hasAttribute("title", "The meeting is at nine.");
        assertThat(ben.message("anna", "The meeting is at nine.")).hasCount(0);
    }

    @Test
    void whatWasSaidIsTakenBack() {
        Chatter ada = Chatter.creating(PEOPLE, "aida", "deletes");
        Chatter ben = Chatter.joining(PEOPLE, "boris", "deletes");
        ada.says("My password is 1234.");
        ben.hears(ada, "My password is 1234.");
        ada.chooses("Delete", ada.message("aida", "My password is 1234."));
        ada.dialog("Delete")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        ben.sees("This message was deleted.");
        assertThat(ben.page().getByRole(AriaRole.FEED).getByText("1234")).hasCount(0);
    }

    @Test
    void othersSeeWhoTypes() {
        Chatter ada = Chatter.creating(PEOPLE, "alice", "typing");
        Chatter ben = Chatter.joining(PEOPLE, "brian", "typing");
        ben.composer().pressSequentially("Well");
        ada.sees("brian is typing");
        assertThat(ben.page().getByText("is typing")).hasCount(0);
        ben.composer().press("Enter");
        ada.hears(ben, "Well");
        assertThat(ada.page().getByText("is typing")).hasCount(0);
    }
}
