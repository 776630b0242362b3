package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.lichat.browser.Chatter.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.server.Settings;

/** Names of one's own, and what those may do who see to the order. */
class OrderBrowserIT {
    private static final String ADMINISTRATOR = "the admin";

    @RegisterExtension
    static final People PEOPLE =
            new People().with(Settings.ADMIN_NAME, ADMINISTRATOR).with(Settings.ADMIN_PASSWORD, Chatter.PASSWORD);

    @Test
    void whoHasRegisteredComesBackByThePassword() {
        Chatter ada = Chatter.at(PEOPLE.arrive("ada")).enters().registers(Chatter.PASSWORD);
        ada.button("Log out").click();
        assertThat(ada.heading("Come in")).isVisible();
        ada.triesToEnterWith("wrong horse");
        assertThat(ada.page().getByRole(AriaRole.ALERT)).hasText("The password or the one-time code is wrong.");
        ada.entersWith(Chatter.PASSWORD);
    }

    @Test
    void theOwnerPutsSomebodyOut() {
        Chatter ada = Chatter.owning(PEOPLE, "agnes", "kicking");
        Chatter ben = Chatter.joining(PEOPLE, "bert", "kicking");
        ada.confirms(ada.profile("bert"), "Put out of the channel");
        ben.sees("agnes has removed you from kicking.");
        assertThat(ben.channels().getByText("kicking")).hasCount(0);
    }

    @Test
    void whoIsSilencedIsNotHeard() {
        Chatter ada = Chatter.owning(PEOPLE, "alma", "quiet");
        Chatter ben = Chatter.joining(PEOPLE, "bill", "quiet");
        Chatter cem = Chatter.joining(PEOPLE, "cem", "quiet");
        Locator profile = ada.profile("bill");
        profile.getByRole(AriaRole.BUTTON, named("Silence")).click();
        ada.sees("Others do not see what bill says in quiet.").closes(profile);
        ben.says("Can you hear me?").hears(ben, "Can you hear me?");
        ada.says("Peace.");
        cem.hears(ada, "Peace.");
        assertThat(cem.message("bill", "Can you hear me?")).hasCount(0);
        profile = ada.profile("bill");
        profile.getByRole(AriaRole.BUTTON, named("Let speak again")).click();
        ada.sees("bill is heard in quiet again.");
        ben.says("And now?");
        cem.hears(ben, "And now?");
    }

    @Test
    void aPauseIsToldAndWhatCameTooSoonCanBeSentAgain() {
        Chatter ada = Chatter.owning(PEOPLE, "anna", "pauses");
        Chatter ben = Chatter.joining(PEOPLE, "bob", "pauses");
        pause(ada, "60");
        ben.sees("Everybody may speak once every 60 seconds here.").says("Too soon.");
        Locator said = ben.message("bob", "Too soon.");
        assertThat(said.getByRole(AriaRole.ALERT)).containsText("This was not sent.");
        assertThat(ada.message("bob", "Too soon.")).hasCount(0);
        pause(ada, "0");
        assertThat(ben.page().getByText("Everybody may speak once")).hasCount(0);
        said.getByRole(AriaRole.BUTTON, named("Send again")).click();
        ada.hears(ben, "Too soon.");
        assertThat(said.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    private static void pause(Chatter owner, String seconds) {
        Locator settings = owner.settings("General");
        settings.getByRole(AriaRole.SPINBUTTON, named("Seconds")).fill(seconds);
        settings.getByRole(AriaRole.BUTTON, named("Save")).click();
        owner.sees("Saved.").closes(settings);
    }

    @Test
    void theTopicIsShownToEverybody() {
        Chatter ada = Chatter.owning(PEOPLE, "aida", "topics");
        Chatter ben = Chatter.joining(PEOPLE, "boris", "topics");
        Locator settings = ada.settings("About");
        settings.getByRole(AriaRole.TEXTBOX, named("Topic")).fill("All about tea");
        settings.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(ben.page().getByRole(AriaRole.MAIN).getByTitle("All about tea"))
                .isVisible();
        ben.sees("aida changed what is said about this channel.");
    }

    @Test
    void whoMayNotWriteIsToldSo() {
        Chatter ada = Chatter.owning(PEOPLE, "alice", "rules");
        Chatter ben = Chatter.joining(PEOPLE, "brian", "rules");
        Locator settings = ada.settings("Permissions");
        settings.getByLabel(Pattern.compile(" message$")).selectOption("except");
        settings.getByLabel("Who may not").fill("brian");
        settings.getByLabel("Who may not").press("Enter");
        settings.getByRole(AriaRole.BUTTON, named("Save")).click();
        ada.sees("Saved.");
        ben.says("May I?");
        assertThat(ben.message("brian", "May I?").getByRole(AriaRole.ALERT)).containsText("This was not sent.");
        ben.sees("You may not write in this channel.");
        assertThat(ben.button("Send")).isDisabled();
        ada.closes(settings).says("I may.");
        ben.hears(ada, "I may.");
    }

    @Test
    void rolesAreMadeAndGiven() {
        Chatter ada = Chatter.owning(PEOPLE, "amy", "roles");
        Chatter ben = Chatter.at(PEOPLE.arrive("bea")).enters().registers(Chatter.PASSWORD);
        Locator settings = ada.settings("Roles");
        settings.getByLabel("Name of a new role").fill("helper");
        settings.getByRole(AriaRole.BUTTON, named("Add")).first().click();
        ada.sees("There is a role helper now.");
        settings.getByLabel("kick").selectOption("grant");
        settings.getByRole(AriaRole.BUTTON, named("Save")).click();
        ada.sees("Saved.");
        settings.getByLabel("Give the role to").fill("bea");
        settings.getByLabel("Give the role to").press("Enter");
        ada.sees("bea has the role helper in roles now.");
        ben.says("/join roles").isIn("roles");
        assertThat(ben.profile("amy").getByRole(AriaRole.BUTTON, named("Put out of the channel")))
                .isVisible();
    }

    @Test
    void othersSeeNothingOfIt() {
        Chatter.owning(PEOPLE, "agatha", "control");
        Chatter ben = Chatter.joining(PEOPLE, "bruno", "control");
        Locator profile = ben.profile("agatha");
        assertThat(profile.getByRole(AriaRole.BUTTON, named("Mention"))).isVisible();
        for (String act : new String[] {"Put out of the channel", "Silence", "Ban the name", "Disconnect"}) {
            assertThat(profile.getByRole(AriaRole.BUTTON, named(act))).hasCount(0);
        }
        ben.closes(profile);
        Locator settings = ben.settings("General");
        assertThat(settings.getByRole(AriaRole.TAB, named("Permissions"))).hasCount(0);
        assertThat(settings.getByRole(AriaRole.TAB, named("Bans"))).hasCount(0);
        assertThat(settings.getByRole(AriaRole.SPINBUTTON)).hasCount(0);
    }

    @Test
    void theAdministratorBansAName() {
        Chatter rude = Chatter.at(PEOPLE.arrive("rudolf")).enters();
        Chatter admin = Chatter.at(PEOPLE.arrive(ADMINISTRATOR)).entersWith(Chatter.PASSWORD);
        admin.confirms(admin.profile("rudolf"), "Ban the name");
        assertThat(rude.heading("Come in")).isVisible();
        rude.page().getByLabel("Name").first().fill("rudolf");
        rude.button("Enter the chat").click();
        assertThat(rude.page().getByRole(AriaRole.ALERT).first()).not().isEmpty();
        assertThat(rude.heading("Come in")).isVisible();
    }

    @Test
    void whoIsBlockedIsNotHeardByWhoDidIt() {
        Chatter ada = Chatter.owning(PEOPLE, "astrid", "blocks");
        Chatter ben = Chatter.joining(PEOPLE, "benno", "blocks");
        Chatter cem = Chatter.joining(PEOPLE, "carla", "blocks");
        Locator profile = ada.profile("benno");
        profile.getByRole(AriaRole.BUTTON, named("Block")).click();
        ada.sees("You do not see what benno says any more.").closes(profile);
        ben.says("Buy my things!");
        cem.hears(ben, "Buy my things!").says("No.");
        ada.hears(cem, "No.");
        assertThat(ada.message("benno", "Buy my things!")).hasCount(0);
    }
}
