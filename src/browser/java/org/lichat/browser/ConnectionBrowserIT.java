package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connection is lost and comes back, is begun anew, and is one of several. */
class ConnectionBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People();

    private static Wire wire() {
        return new Wire(URI.create(PEOPLE.address()).getPort());
    }

    /** Somebody who comes in through a wire, and whose browser may complain that it is cut. */
    private static Chatter through(Wire wire, String name, String channel) {
        Person person = PEOPLE.comes(name, Screen.DESKTOP)
                .expects("WebSocket connection to")
                .expects("Failed to load resource");
        person.page().navigate(wire.address() + "?channel=" + channel);
        return Chatter.at(person).enters().isIn(channel);
    }

    @Test
    void whatIsWrittenWithoutAConnectionIsSaidOnceAndWhatWasMissedIsThere() throws IOException {
        try (Wire wire = wire()) {
            Chatter ada = Chatter.creating(PEOPLE, "ada", "wires");
            Chatter ben = through(wire, "ben", "wires");
            ben.says("Before.");
            ada.hears(ben, "Before.");
            wire.cut();
            assertThat(ben.page().getByText(Pattern.compile("Trying again in \\d+ seconds?")))
                    .isVisible();
            ben.sees("What you send waits until there is one.").says("Meanwhile.");
            assertThat(ben.message("ben", "Meanwhile.")).isVisible();
            ada.sees("ben left.").says("Are you there?").says("Hello?");
            assertThat(ada.message("ben", "Meanwhile.")).hasCount(0);
            wire.mend();
            ben.button("Now").click();
            ben.hears(ada, "Are you there?")
                    .hears(ada, "Hello?")
                    .hears(ben, "Meanwhile.")
                    .hears(ben, "Before.");
            ada.hears(ben, "Meanwhile.").hears(ben, "Before.");
            assertThat(ben.page().getByText("Trying again in")).hasCount(0);
            ada.says("Welcome back.");
            ben.hears(ada, "Welcome back.");
        }
    }

    @Test
    void itComesBackByItself() throws IOException {
        try (Wire wire = wire()) {
            Chatter ada = Chatter.creating(PEOPLE, "alma", "again");
            Chatter ben = through(wire, "bill", "again");
            wire.cut();
            assertThat(ben.page().getByText("Trying again in")).isVisible();
            wire.mend();
            assertThat(ben.page().getByText("Trying again in")).hasCount(0);
            ben.says("Here I am.");
            ada.hears(ben, "Here I am.");
        }
    }

    @Test
    void whoLoadsThePageAnewIsWhereTheyWere() {
        Chatter ada = Chatter.creating(PEOPLE, "anna", "reloads");
        ada.says("This stays.").hears(ada, "This stays.");
        ada.says("/create reloads/second").isIn("reloads/second");
        ada.page().reload();
        ada.isHere();
        assertThat(ada.channel("reloads")).isVisible();
        assertThat(ada.channel("second")).hasAttribute("aria-current", "page");
        ada.channel("reloads").click();
        ada.isIn("reloads").hears(ada, "This stays.");
    }

    @Test
    void severalTabsAreSeveralPeopleOrOneWithAPassword() {
        Person person = PEOPLE.arrive("aida");
        Chatter first = Chatter.at(person).enters().registers(Chatter.PASSWORD).creates("tabs");
        Page tab = person.browser().newPage();
        tab.navigate(PEOPLE.address());
        Chatter second = first.at(tab).entersWith(Chatter.PASSWORD);
        second.channel("tabs").click();
        second.isIn("tabs").says("From the second.");
        first.hears(second, "From the second.").says("From the first.");
        second.hears(first, "From the first.");
    }
}
