package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How somebody comes into a channel that is there. */
final class Visit {
    private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);

    private Visit() {}

    /** As a guest, whose name is that of the person. */
    static Page in(String channel, Person person, People people) {
        return in(channel, person, people, "");
    }

    /** With a password if it is not empty. */
    static Page in(String channel, Person person, People people, String password) {
        Page page = person.page();
        page.navigate(people.address() + "?channel=" + URLEncoder.encode(channel, StandardCharsets.UTF_8));
        page.getByLabel("Name", EXACT).fill(person.name());
        if (!password.isEmpty()) {
            page.getByLabel("This name is registered to me").check();
            page.getByLabel("Password", EXACT).fill(password);
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter the chat"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions()
                                .setName("What is said in " + channel)
                                .setExact(true)))
                .isVisible();
        assertThat(composer(page)).isEditable();
        return page;
    }

    /** Where one writes. */
    static Locator composer(Page page) {
        return page.getByRole(
                AriaRole.TEXTBOX,
                new Page.GetByRoleOptions().setName("Message to ").setExact(false));
    }

    /** What somebody says is among the messages, once it is sent. */
    static void saysSomething(Page page, String text) {
        composer(page).fill(text);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Send").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ARTICLE)
                        .filter(new Locator.FilterOptions().setHasText(text))
                        .last())
                .isVisible();
    }
}
