package org.lichat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The system's browser, started once for all tests. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Chromium.class);

    /** Root, as which continuous integration runs, has no sandbox; and small shared memory is no reason to crash. */
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-dev-shm-usage");

    /** How long a page may take to show what is expected, in milliseconds: more than usual, as machines that build are busy. */
    private static final double PATIENCE = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS));
    }

    /** That of this run, which ends with it. */
    static Browser of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Chromium.class, any -> new Chromium(), Chromium.class)
                .browser;
    }

    private static Path executable() {
        List<String> folders =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .flatMap(file -> Files.isExecutable(file) ? Stream.of(file) : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("None of " + NAMES + " is in the PATH."));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
