package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lichat.boot.Application;
import org.lichat.boot.StandaloneBeans;

class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    @Test
    void namesEverySettingAndNoOther() throws IOException {
        List<String> named = named("| about | settings", "\n\n");
        List<String> known = Application.knownSettings(StandaloneBeans.installed()).stream()
                .map(setting -> setting.key().substring("lichat.".length()))
                .sorted()
                .toList();
        assertEquals(
                known,
                named.stream().filter(key -> !key.equals("lichat.")).sorted().toList());
    }

    @Test
    void pointsToClassesThatAreThere() throws IOException {
        String folder = "";
        for (String named : named("| clause |", "\n\n")) {
            int slash = named.lastIndexOf('/');
            if (named.endsWith("/")) {
                folder = named;
            } else if (!named.startsWith("src/")) {
                folder = slash < 0 ? folder : named.substring(0, slash + 1);
                Path file = Path.of("src/main/java/org/lichat", folder, named.substring(slash + 1) + ".java");
                assertTrue(Files.exists(file), file::toString);
            }
        }
    }

    @Test
    void namesEveryExtensionThatIsThere() throws IOException {
        List<String> named = named("| section |", "\n\n");
        StandaloneBeans.installed().stream()
                .filter(type -> type.getPackageName().equals("org.lichat.shirakumo"))
                .forEach(type -> assertTrue(named.contains(type.getSimpleName()), type::getSimpleName));
    }

    @Test
    void pointsToTheFilesOfExtensions() throws IOException {
        for (String named : named("| section |", "\n\n")) {
            if (!named.startsWith("src/")) {
                Path file = Path.of("src/main/java/org/lichat/shirakumo", named + ".java");
                assertTrue(Files.exists(file), file::toString);
            }
        }
    }

    private static List<String> named(String from, String to) throws IOException {
        String text = Files.readString(README);
        int start = text.indexOf(from);
        String table = text.substring(start, text.indexOf(to, start));
        return NAMED.matcher(table).results().map(match -> match.group(1)).toList();
    }
}
