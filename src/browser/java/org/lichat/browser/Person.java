package org.lichat.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody in front of a browser, in which nothing may go wrong that is not expected. */
public final class Person {
    /** Chromium tells most of it itself, but not when a policy is only a report, nor in workers. */
    private static final String WATCH = """
            document.addEventListener('securitypolicyviolation', event => console.error(
                `The policy forbids ${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
            """;

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final List<Pattern> expected = new ArrayList<>();
    private boolean gone;

    Person(String name, BrowserContext context) {
        this.name = name;
        this.context = context;
        context.addInitScript(WATCH);
        context.onConsoleMessage(this::said);
        context.onWebError(error -> troubles.add("A script failed: " + error.error()));
        context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
        page = context.newPage();
    }

    private void said(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            troubles.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    public String name() {
        return name;
    }

    /** The page that was opened first. */
    public Page page() {
        return page;
    }

    /** The browser, of which another page is another tab. */
    public BrowserContext browser() {
        return context;
    }

    /** Troubles with this in their text are part of the test, such as what a lost connection leaves on the console. */
    public Person expects(String part) {
        expected.add(Pattern.compile(part, Pattern.LITERAL));
        return this;
    }

    /** What went wrong though nobody expected it. */
    Stream<String> troubles() {
        return troubles.stream()
                .filter(trouble -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(trouble).find()))
                .map(trouble -> name + ": " + trouble);
    }

    /** Keeps what there is to see, and how it came to that. */
    void report(Path folder) {
        if (gone) {
            return;
        }
        int tab = 0;
        for (Page each : context.pages()) {
            String number = tab == 0 ? "" : "-" + tab;
            each.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + number + ".png")));
            tab++;
        }
        context.tracing().stop(new Tracing.StopOptions().setPath(folder.resolve(name + ".zip")));
    }

    /** Closes the browser before the test ends, at which it is closed anyway. What has gone wrong in it still counts. */
    public void leaves() {
        if (!gone) {
            gone = true;
            context.close();
        }
    }
}
