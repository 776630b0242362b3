package org.lichat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.SocketLine;
import org.lichat.demo.Demo;
import org.lichat.server.Settings;

/** The pictures of the README, of a server that begins with a demo. With {@code -Dscreenshots} they replace those that are there. */
class ScreenshotsBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People()
            .with(Demo.DEMO, Demo.Wanted.TRUE)
            .with(Settings.PORT, free()) // links name the port, when it is known
            .with(options -> options.setDeviceScaleFactor(1.5));

    private static final String CODE = "client.on(Core.JOIN, join ->\n  client.say(\\\"Lobby\\\", \\\"Hello!\\\"));";
    private static final Path MADE = Path.of("target", "browser");
    private static final Path SHOWN = Path.of("src", "site", "resources", "images");
    private static final long MOST_BYTES = 250 * 1024;

    private static final String JOIN = """
            async names => {
              const {chat} = await import('/app/main.js');
              for (const name of names) {
                await chat.join(name);
              }
            }
            """;

    /** A port that nobody uses. */
    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Test
    void aChannelOnALargeScreen() throws IOException {
        List<SocketLine> lines = talk();
        Person ada = PEOPLE.comes("Ada", Screen.DESKTOP);
        Page page = visit(ada);
        page.evaluate(JOIN, List.of("Lobby/Kitchen", "lichat-ee"));
        SocketLine emil = lines.get(1);
        emil.send("(join :id 60 :channel \"Lobby/Kitchen\")");
        emil.send("(message :id 61 :channel \"Lobby/Kitchen\" :text \"The bread is ready, Ada!\")");
        assertThat(page.getByLabel("you were mentioned once")).isVisible();
        takes(page, "web-client.png");
        lines.forEach(SocketLine::close);
    }

    @Test
    void aChannelOnAPhone() throws IOException {
        Person ada = PEOPLE.comes("Ada Phone", Screen.PHONE);
        ada.page().setViewportSize(390, 844);
        ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        List<SocketLine> lines = talk();
        takes(visit(ada), "web-client-phone.png");
        lines.forEach(SocketLine::close);
    }

    /** Who else is there, and has a program in mind. */
    private static List<SocketLine> talk() {
        List<SocketLine> lines = List.of(PEOPLE.connect("Noor"), PEOPLE.connect("Emil"), PEOPLE.connect("Yuki"));
        lines.forEach(line -> line.send("(join :id 1 :channel \"Lobby\")"));
        lines.forEach(line -> line.hears("(join "));
        lines.get(0)
                .send("(message :id 50 :channel \"Lobby\" :text \"" + CODE
                        + "\" :rich (:g () (:p () \"I made a bot that greets you:\") (:code \"java\" \"" + CODE
                        + "\")))");
        lines.get(1).send("(react :id 51 :channel \"Lobby\" :target \"Noor\" :update-id 50 :emote \"🤖\")");
        lines.get(2).send("(react :id 52 :channel \"Lobby\" :target \"Noor\" :update-id 50 :emote \"🤖\")");
        return lines;
    }

    /** Without a line for everybody who came and went. */
    private static Page visit(Person person) {
        person.browser().addInitScript("localStorage.setItem('lichat.comings', 'false')");
        Page page = Visit.in("Lobby", person, PEOPLE);
        page.mouse().move(200, 5);
        return page;
    }

    private static void takes(Page page, String name) throws IOException {
        assertThat(page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("I made a bot")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("sunset.png")))
                .isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.getByRole(AriaRole.ARTICLE).last()).isInViewport();
        Path picture = Files.createDirectories(MADE).resolve(name);
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertTrue(Files.size(picture) < MOST_BYTES, () -> name + " is too large");
        if (System.getProperty("screenshots") != null) {
            Files.copy(picture, Files.createDirectories(SHOWN).resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
