package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.lichat.browser.Chatter.named;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On phones, by the keyboard alone, in another language, in other colours, and without a network. */
class EverywhereBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    @Test
    void aPhoneHasItsSidesInDrawers() {
        Chatter ada = Chatter.creating(PEOPLE, "ada", "pocket");
        Person phone = PEOPLE.comes("ben", Screen.PHONE);
        Chatter ben = Chatter.at(phone).opens(PEOPLE, "pocket");
        ben.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill("ben");
        ben.button("Enter the chat").tap();
        ben.isIn("pocket");
        assertThat(ben.channel("Lichat")).not().isInViewport();
        ben.button("Channels").tap();
        assertThat(ben.channel("Lichat")).isInViewport();
        ben.channel("Lichat").tap();
        assertThat(ben.channel("pocket")).not().isInViewport();
        ben.button("Channels").tap();
        ben.channel("pocket").tap();
        ben.isIn("pocket").composer().fill("From my pocket.");
        ben.button("Send").tap();
        ada.hears(ben, "From my pocket.");
        ben.button("People: 2").tap();
        ben.profile("ada");
    }

    @Test
    void theKeyboardIsEnough() {
        Page page = PEOPLE.arrive("alma").page();
        assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        page.keyboard().type("alma");
        page.keyboard().press("Enter");
        Chatter alma = Chatter.of("alma", page).isHere();
        assertThat(alma.composer()).isFocused();
        page.keyboard().type("/create keys");
        page.keyboard().press("Enter");
        alma.isIn("keys");
        assertThat(alma.composer()).isFocused();
        page.keyboard().type("By hand.");
        page.keyboard().press("Enter");
        alma.hears(alma, "By hand.");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(alma.channel("Lichat")).hasAttribute("aria-current", "page");
        page.keyboard().press("Alt+ArrowDown");
        alma.isIn("keys");
    }

    @Test
    void aMessageIsReactedToByTheKeyboard() {
        Chatter anna = Chatter.creating(PEOPLE, "anna", "reach");
        anna.says("Reach me.").hears(anna, "Reach me.");
        Page page = anna.page();
        Locator message = anna.message("anna", "Reach me.");
        Locator list = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("What is said in reach"));
        for (int steps = 0;
                steps < 20 && !(boolean) list.evaluate("list => list === document.activeElement");
                steps++) {
            page.keyboard().press("Shift+Tab");
        }
        assertThat(list).isFocused();
        page.keyboard().press("ArrowUp");
        assertThat(message).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("React")))
                .isFocused();
        page.keyboard().press("Enter");
        assertThat(anna.picker().getByRole(AriaRole.SEARCHBOX)).isFocused();
        page.keyboard().type("thumbs up");
        assertThat(anna.picker().getByRole(AriaRole.BUTTON, named("thumbs up"))).isVisible();
        page.keyboard().press("Enter");
        assertThat(message.getByRole(AriaRole.BUTTON, named("👍 1 by anna"))).isVisible();
    }

    @Test
    void theFocusComesBackFromDialogs() {
        Chatter alice = Chatter.creating(PEOPLE, "alice", "focus");
        Page page = alice.page();
        for (String button : new String[] {"Settings", "Find or create a channel", "Search"}) {
            alice.button(button).focus();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(alice.button(button)).isFocused();
        }
    }

    @Test
    void itSpeaksGermanAndKeepsWhatWasChosen() {
        Chatter agnes = Chatter.at(PEOPLE.arrive("agnes")).enters();
        Page page = agnes.page();
        agnes.button("Settings").click();
        Locator settings = page.getByRole(AriaRole.DIALOG);
        settings.getByLabel("Colours").selectOption("Dark");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        settings.getByLabel("Language").selectOption("Deutsch");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        page.keyboard().press("Escape");
        assertThat(agnes.button("Kanal suchen oder anlegen")
                        .or(agnes.button("Einstellungen"))
                        .first())
                .isVisible();
        page.reload();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(agnes.button("Einstellungen")).isVisible();
        assertThat(agnes.button("Settings")).hasCount(0);
    }

    @Test
    void itCanBeInstalled() {
        Page page = PEOPLE.arrive("aida").page();
        String manifest = String.valueOf(page.locator("link[rel=manifest]").evaluate("link => link.href"));
        APIResponse response = page.request().get(manifest);
        JsonObject told = JsonParser.parseString(response.text()).getAsJsonObject();
        Assertions.assertEquals("standalone", told.get("display").getAsString());
        URI start = URI.create(manifest).resolve(told.get("start_url").getAsString());
        Assertions.assertEquals(PEOPLE.address(), start.toString());
        told.getAsJsonArray("icons").forEach(icon -> {
            URI picture = URI.create(manifest)
                    .resolve(icon.getAsJsonObject().get("src").getAsString());
            APIResponse found = page.request().get(picture.toString());
            Assertions.assertEquals(200, found.status(), picture.toString());
            String type = icon.getAsJsonObject().get("type").getAsString();
            String served = String.valueOf(found.headers().get("content-type"));
            Assertions.assertTrue(served.startsWith(type), served);
        });
    }

    @Test
    void itOpensWithoutANetwork() {
        Person amy = PEOPLE.arrive("amy").expects("Failed to load resource").expects("WebSocket");
        Page page = amy.page();
        page.evaluate("async () => { await navigator.serviceWorker.ready; }");
        page.waitForFunction("""
                async () => {
                  const cache = await caches.open('lichat-shell');
                  return await cache.match(new URL('app/main.js', location.href).href) !== undefined
                      && await cache.match(location.href) !== undefined;
                }
                """);
        page.reload();
        amy.browser().setOffline(true);
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Come in")))
                .isVisible();
        assertThat(page).hasTitle(Pattern.compile("Lichat"));
    }
}
