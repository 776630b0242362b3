package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** The table of default permissions in interoperability.md is what a server with all extensions says (§2.4, §5.3.2). */
class DefaultPermissionsTest {
    private static final Pattern TYPE = Pattern.compile("`([a-z:-]+)`");

    @RegisterExtension
    private final Conversation chat = new Conversation(AllExtensions.made())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame")
            .with(Settings.FLOOD_LIMIT, 1_000);

    @ParameterizedTest
    @ValueSource(strings = {"primary", "regular"})
    void areThoseOfTheTable(String kind) throws IOException {
        List<String> cells = cells(kind);
        Set<String> everybody = types(cells.get(0));
        Set<String> some = types(cells.get(1));
        boolean isPrimary = kind.equals("primary");
        Client asking = isPrimary ? connects("root\" :password \"sesame") : connects("alice");
        asking.sends("(create :id 4 :channel \"lobby\")").receives("(join :channel \"lobby\")");
        String rules = asking.sends("(permissions :id 5 :channel \"" + (isPrimary ? "lichat" : "lobby") + "\")")
                .receives("(permissions :id 5)")
                .field(":permissions");
        String permitted = isPrimary ? "\\(\\+ \"(?:Lichat|root)\"(?: \"(?:Lichat|root)\")?\\)" : "\\(\\+ \"alice\"\\)";
        assertEquals(everybody, matches(rules, "T"));
        assertEquals(some, matches(rules, permitted));
    }

    /** Somebody who is shown the rules for the types of our own as well. */
    private Client connects(String name) {
        return chat.open()
                .connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\" :extensions (\"lichat-ee\"))");
    }

    private static Set<String> matches(String rules, String rule) {
        return Pattern.compile("\\(([a-z:-]+) " + rule + "\\)")
                .matcher(rules)
                .results()
                .map(match -> match.group(1))
                .filter(type -> !type.equals("connect")) // which comes before all permissions
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> types(String cell) {
        return TYPE.matcher(cell).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everybody's, and those of who made the channel, or of administrators. */
    private static List<String> cells(String kind) throws IOException {
        String row = Files.readAllLines(Path.of("src/site/markdown/interoperability.md")).stream()
                .filter(line -> line.startsWith("| " + kind + " |"))
                .findFirst()
                .orElseThrow();
        String[] cells = row.split("\\|", -1);
        return List.of(cells[2], cells[3]);
    }
}
