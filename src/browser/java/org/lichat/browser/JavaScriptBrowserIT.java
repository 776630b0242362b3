package org.lichat.browser;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tests that are written in JavaScript, each file in a page of its own, under the policy that holds for the client's page. */
class JavaScriptBrowserIT {
    @RegisterExtension
    static final People PEOPLE = new People().withoutServiceWorkers();

    private static final String EMPTY = "src/test/js/";
    private static final Path TESTS = Path.of("src/test/js");
    private static final Path LIBRARY = Path.of("target/web/lib");
    private static final String LIBRARY_PATH = "/src/main/webapp/app/lib/";

    private static final String DEFINE = """
            async file => {
              const {defined} = await import('/src/test/js/harness.js');
              await import('/' + file);
              window.tests = defined();
              return window.tests.map(({name}) => name);
            }
            """;

    private static final String RUN = """
            index => Promise.race([
              (async () => tests[index].body())(),
              new Promise((done, fail) => setTimeout(() => fail(new Error('It does not end.')), 20000)),
            ]).then(() => null, error => String(error?.stack ?? error))
            """;

    private Map<String, String> headers = Map.of();
    private @Nullable Person tester;

    @TestFactory
    Stream<DynamicNode> everyTestInJavaScript() throws IOException {
        headers = policy();
        List<String> files;
        try (Stream<Path> all = Files.walk(TESTS)) {
            files = all.map(file -> TESTS.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
        return files.stream().map(file -> dynamicContainer(file, Stream.of(file).flatMap(this::tests)));
    }

    /** What the server says about its page, but for its length and the like. */
    private static Map<String, String> policy() {
        Person visitor = PEOPLE.comes("visitor", Screen.DESKTOP);
        APIResponse response = visitor.page().request().get(PEOPLE.address());
        String policy = String.valueOf(response.headers().get("content-security-policy"));
        visitor.leaves();
        return Map.of("content-security-policy", policy, "cache-control", "no-store");
    }

    /** Those of a file, in a browser that knows nothing of the other files, and is there until the next file is asked for. */
    private Stream<DynamicNode> tests(String file) {
        if (tester != null) {
            tester.leaves();
        }
        Person next = PEOPLE.comes(file.replace('/', '-'), Screen.DESKTOP);
        tester = next;
        Page page = next.page();
        page.route("**/src/**", this::serve);
        List<?> names;
        try {
            page.navigate(PEOPLE.address() + EMPTY);
            names = (List<?>) page.evaluate(DEFINE, EMPTY + file);
        } catch (PlaywrightException broken) {
            return Stream.of(dynamicTest("can be loaded", () -> {
                throw broken;
            }));
        }
        return IntStream.range(0, names.size()).mapToObj(index -> {
            String name = String.valueOf(names.get(index));
            return dynamicTest(name, () -> run(page, index, file + ": " + name));
        });
    }

    private static void run(Page page, int index, String name) {
        Object trouble = page.evaluate(RUN, index);
        if (trouble != null) {
            throw new AssertionError(name + "\n" + trouble);
        }
    }

    /** Files of the project from the server's own address, where its policy wants scripts to be. */
    private void serve(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.equals("/" + EMPTY)) {
            route.fulfill(
                    new Route.FulfillOptions()
                            .setHeaders(headers)
                            .setContentType("text/html")
                            .setBody(
                                    "<!DOCTYPE html><html lang=\"en\"><title>Tests</title><link rel=\"icon\" href=\"data:,\"><body></body></html>"));
            return;
        }
        Path file = path.startsWith(LIBRARY_PATH)
                ? LIBRARY.resolve(path.substring(LIBRARY_PATH.length()))
                : Path.of(path.substring(1));
        if (Files.isRegularFile(file)) {
            route.fulfill(new Route.FulfillOptions().setHeaders(headers).setPath(file));
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        }
    }
}
