package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lichat.browser.Chatter.named;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures, sounds and other files that people give each other. */
class FilesBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    private static final String TRANSFER = """
            ({name, type, data}) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([Uint8Array.from(atob(data), sign => sign.charCodeAt(0))], name, {type}));
              return transfer;
            }
            """;

    private static final String PASTE = """
            (field, transfer) => field.dispatchEvent(
                new ClipboardEvent('paste', {clipboardData: transfer, bubbles: true, cancelable: true}))
            """;

    private static void choose(Chatter chatter, Locator button, FilePayload file) {
        FileChooser chooser = chatter.page().waitForFileChooser(button::click);
        chooser.setFiles(file);
    }

    private static JSHandle transfer(Chatter chatter, FilePayload file) {
        String data = Base64.getEncoder().encodeToString(file.buffer);
        return chatter.page().evaluateHandle(TRANSFER, Map.of("name", file.name, "type", file.mimeType, "data", data));
    }

    /** Sends what lies ready. */
    private static void send(Chatter chatter, String file) {
        Locator ready = chatter.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Files to send"));
        assertThat(ready).containsText(file);
        chatter.button("Send").click();
        assertThat(ready).hasCount(0);
    }

    private static void isShown(Chatter chatter, String alternative) {
        Locator picture = chatter.page().getByAltText(alternative);
        picture.scrollIntoViewIfNeeded();
        assertThat(picture).hasJSProperty("complete", true);
        assertThat(picture).hasJSProperty("naturalWidth", 64);
    }

    @Test
    void aPictureIsChosenAndShownToEverybody() {
        Chatter ada = Chatter.creating(PEOPLE, "ada", "pictures");
        Chatter ben = Chatter.joining(PEOPLE, "ben", "pictures");
        choose(ada, ada.button("Send files"), Possessions.picture("sun.png"));
        send(ada, "sun.png");
        isShown(ada, "sun.png, a picture by ada");
        isShown(ben, "sun.png, a picture by ada");
    }

    @Test
    void aPictureIsDropped() {
        Chatter ada = Chatter.creating(PEOPLE, "alma", "drops");
        Locator feed = ada.page().getByRole(AriaRole.FEED);
        Map<String, JSHandle> held = Map.of("dataTransfer", transfer(ada, Possessions.picture("drop.png")));
        feed.dispatchEvent("dragenter", held);
        ada.sees("Drop files here to send them to drops");
        feed.dispatchEvent("drop", held);
        assertThat(ada.page().getByText("Drop files here")).isHidden();
        send(ada, "drop.png");
        isShown(ada, "drop.png, a picture by alma");
    }

    @Test
    void aPictureIsPastedAndCanBeLeftOut() {
        Chatter ada = Chatter.creating(PEOPLE, "anna", "pastes");
        ada.composer().evaluate(PASTE, transfer(ada, Possessions.picture("not me.png")));
        ada.button("Do not send not me.png").click();
        ada.composer().evaluate(PASTE, transfer(ada, Possessions.picture("me.png")));
        send(ada, "me.png");
        isShown(ada, "me.png, a picture by anna");
        assertThat(ada.page().getByRole(AriaRole.FEED).getByRole(AriaRole.IMG, named("not me.png, a picture by anna")))
                .hasCount(0);
    }

    @Test
    void soundsArePlayedAndOtherFilesAreTaken() {
        Chatter ada = Chatter.creating(PEOPLE, "agnes", "sounds");
        Chatter ben = Chatter.joining(PEOPLE, "bert", "sounds");
        choose(ada, ada.button("Send files"), Possessions.sound("silence.wav"));
        send(ada, "silence.wav");
        Locator sound = ben.page().getByLabel("silence.wav");
        assertThat(sound).isVisible();
        sound.evaluate("player => player.load()");
        sound.evaluate("player => { player.preload = 'auto'; }");
        assertThat(sound).hasJSProperty("duration", 1);
        choose(ada, ada.button("Send files"), Possessions.text("notes.txt", "text/plain", "Buy milk."));
        send(ada, "notes.txt");
        Locator card = ben.page().getByRole(AriaRole.FEED).getByRole(AriaRole.LINK);
        assertThat(card).containsText("notes.txt");
        assertThat(card).hasAttribute("target", "_blank");
        Object text = card.evaluate("async link => (await fetch(link.href)).text()");
        assertEquals("Buy milk.", text);
    }

    @Test
    void whatTheServerDoesNotTakeIsTold() {
        Chatter ada = Chatter.creating(PEOPLE, "alice", "refusals");
        FilePayload page = Possessions.text("page.html", "text/html", "<script>alert(1)</script>");
        choose(ada, ada.button("Send files"), page);
        ada.button("Send").click();
        Locator refusal = ada.page().getByRole(AriaRole.ALERT);
        assertThat(refusal).containsText("The server does not accept files of this kind.");
        assertThat(refusal).containsText("image/png");
        ada.button("Do not send page.html").click();
        assertThat(refusal).hasCount(0);
    }

    @Test
    void anEmoteIsAddedAndShownInMessages() {
        Chatter ada = Chatter.owning(PEOPLE, "aida", "emotes");
        Chatter ben = Chatter.joining(PEOPLE, "boris", "emotes");
        Locator settings = ada.settings("Emotes");
        choose(ada, settings.getByRole(AriaRole.BUTTON, named("Choose a picture")), Possessions.picture("sun.png"));
        settings.getByLabel("Name of the emote").fill("sun");
        settings.getByLabel("Name of the emote").press("Enter");
        ada.sees("There is an emote :sun: now.").closes(settings).says("Look, a :sun: here");
        Locator emote = ben.page()
                .getByRole(AriaRole.FEED)
                .getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName(Pattern.compile("sun")));
        assertThat(emote).hasJSProperty("complete", true);
        assertThat(emote).hasJSProperty("naturalWidth", 64);
    }

    @Test
    void anIconOfAUserIsSeenByOthers() {
        Chatter ada = Chatter.owning(PEOPLE, "amy", "icons");
        ada.button("amy").first().click();
        Locator account = ada.dialog("Your account");
        choose(ada, account.getByRole(AriaRole.BUTTON, named("Choose a picture")), Possessions.picture("me.png"));
        ada.sees("Saved.").closes(account);
        Chatter ben = Chatter.joining(PEOPLE, "bea", "icons");
        Locator profile = ben.profile("amy");
        assertThat(profile.locator("img")).hasJSProperty("naturalWidth", 64);
    }
}
