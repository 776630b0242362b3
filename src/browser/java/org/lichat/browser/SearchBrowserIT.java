package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.lichat.browser.Chatter.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was said is found, and so are the channels. */
class SearchBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    @Test
    void aLineFindsAndLeadsToWhatWasSaid() {
        Chatter ada = Chatter.creating(PEOPLE, "ada", "library");
        Chatter ben = Chatter.joining(PEOPLE, "ben", "library");
        ada.says("The green tea is in the kitchen.").hears(ada, "The green tea is in the kitchen.");
        ben.says("The green tea is cold.");
        ada.hears(ben, "The green tea is cold.");
        ada.button("Search").click();
        Locator search = ada.dialog("Search");
        search.getByLabel("Search for").fill("from:ben \"green tea\"");
        search.getByLabel("Search for").press("Enter");
        Locator results = search.getByRole(AriaRole.LISTITEM);
        assertThat(results).hasCount(1);
        assertThat(results.locator("mark")).hasText("green tea");
        results.getByRole(AriaRole.BUTTON).click();
        assertThat(search).isHidden();
        assertThat(ada.message("ben", "The green tea is cold.")).isFocused();
    }

    @Test
    void theFormSaysTheSameAsTheLine() {
        Chatter ada = Chatter.creating(PEOPLE, "alma", "forms");
        ada.says("Once upon a time").hears(ada, "Once upon a time");
        ada.says("Twice").hears(ada, "Twice");
        ada.button("Search").click();
        Locator search = ada.dialog("Search");
        search.getByText("More precisely").click();
        search.getByLabel("Words").fill("upon");
        search.getByLabel("From", new Locator.GetByLabelOptions().setExact(true))
                .fill("alma");
        assertThat(search.getByLabel("Search for")).hasValue("from:alma upon");
        search.getByRole(AriaRole.BUTTON, named("Search")).first().click();
        assertThat(search.getByRole(AriaRole.STATUS)).hasText("One message in forms.");
        search.getByLabel("Words").fill("never");
        search.getByLabel("Words").press("Enter");
        assertThat(search.getByRole(AriaRole.STATUS)).hasText("Nothing was found in forms.");
    }

    @Test
    void aChannelBelowAnotherIsMadeFoundAndLeft() {
        Chatter ada = Chatter.owning(PEOPLE, "anna", "house");
        ada.button("Find or create a channel").click();
        Locator browse = ada.dialog("Find or create a channel");
        browse.getByText("Create a channel", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        browse.getByLabel("Below the channel").selectOption("house");
        browse.getByLabel("Name of the channel").fill("attic");
        assertThat(browse.getByText("It will be called house/attic.")).isVisible();
        browse.getByRole(AriaRole.BUTTON, named("Create a channel")).click();
        ada.isIn("house/attic");

        Chatter ben = Chatter.at(PEOPLE.arrive("bob")).enters();
        ben.button("Find or create a channel").click();
        browse = ben.dialog("Find or create a channel");
        browse.getByRole(AriaRole.BUTTON, named("Channels below house")).click();
        browse.getByRole(AriaRole.BUTTON, named("Join house/attic")).click();
        assertThat(browse).isHidden();
        ben.isIn("house/attic");
        ben.button("More about this channel").click();
        ben.chooses("Leave the channel");
        assertThat(ben.channels().getByText("attic")).hasCount(0);
        ada.sees("bob left.");
    }
}
