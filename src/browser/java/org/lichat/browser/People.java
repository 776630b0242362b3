package org.lichat.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lichat.LichatServer;
import org.lichat.SocketHost;
import org.lichat.SocketLine;
import org.lichat.server.Setting;

/**
 * A server and those who come to it, each with a browser of their own that knows nothing of earlier tests. To be registered as a static
 * extension: the server is one for the class, so let tests use channels and names of their own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final People PEOPLE = new People();
 *
 * @Test
 * void twoPeopleTalk() {
 *     Person alice = PEOPLE.arrive("alice");
 *     Person bob = PEOPLE.arrive("bob", Screen.PHONE);
 *     alice.page().getByRole(…)…
 * }
 * }</pre>
 *
 * Afterwards the test fails when something went wrong in any of the browsers: an error on the console or in a script, something that the
 * page's policy does not allow. Of a test that fails, {@code target/browser} has a picture and a trace of each browser
 * ({@code npx playwright show-trace}).
 */
public final class People implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final Path REPORTS = Path.of("target", "browser");

    private final List<Person> present = new ArrayList<>();
    private final SocketHost host = new SocketHost();
    private UnaryOperator<NewContextOptions> browsers = options -> options;
    private @Nullable ExtensionContext test;

    /** Sets something before the server starts. */
    public <T> People with(Setting<T> setting, T value) {
        host.with(setting, value);
        return this;
    }

    /** Nobody's browser has workers, which would answer before the test can. */
    public People withoutServiceWorkers() {
        return with(options -> options.setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    }

    /** Changes what all browsers are like. */
    public People with(UnaryOperator<NewContextOptions> more) {
        UnaryOperator<NewContextOptions> before = browsers;
        browsers = options -> more.apply(before.apply(options));
        return this;
    }

    /** The server that runs. */
    public LichatServer server() {
        return host.server();
    }

    /** The address of its page. */
    public String address() {
        return "http://localhost:" + host.port() + "/";
    }

    /** Somebody connects without a browser, as a guest. */
    public SocketLine connect(String name) {
        return SocketLine.to(host.port()).connects(name);
    }

    /** Somebody with a large screen opens the page. */
    public Person arrive(String name) {
        return arrive(name, Screen.DESKTOP);
    }

    /** Somebody opens the page; the name is that in reports, and no login. */
    public Person arrive(String name, Screen screen) {
        Person person = comes(name, screen);
        person.page().navigate(address());
        return person;
    }

    /** Somebody with an empty page. */
    public Person comes(String name, Screen screen) {
        if (test == null) {
            throw new IllegalStateException("There is no test under way.");
        }
        BrowserContext context = Chromium.of(test).newContext(browsers.apply(screen.options()));
        Person person = new Person(name, context);
        present.add(person);
        return person;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        host.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        test = context;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        boolean failed = context.getExecutionException().isPresent();
        List<String> troubles = present.stream().flatMap(Person::troubles).toList();
        try {
            for (Person person : present) {
                if (failed || !troubles.isEmpty()) {
                    person.report(Files.createDirectories(folder(context)));
                }
                person.leaves();
            }
        } finally {
            present.clear();
            test = null;
        }
        if (!troubles.isEmpty() && !failed) {
            throw new AssertionError(String.join("\n", troubles));
        }
    }

    private static Path folder(ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName() + " " + context.getDisplayName();
        return REPORTS.resolve(name.replaceAll("[^\\w.-]+", "-"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        host.stop();
    }
}
