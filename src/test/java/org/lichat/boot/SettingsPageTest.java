package org.lichat.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/** Holds what operators read about settings against the settings of all classes, wherever these are declared. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/settings.md");
    private static final Path FILE = Path.of("server-config/standalone/lichat.properties");
    private static final List<Setting<?>> ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.lichat").stream()
                    .filter(type -> type.getFields().stream()
                            .anyMatch(field -> field.getRawType().isEquivalentTo(Setting.class)))
                    .map(JavaClass::reflect)
                    .<Setting<?>>flatMap(type -> Setting.declaredIn(type).stream())
                    .toList();

    @Test
    void thePageHasARowForEverySettingAndNoOther() throws IOException {
        assertTrue(ALL.contains(Settings.PORT));
        var written = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .collect(Collectors.toCollection(TreeSet::new));
        var expected = ALL.stream().map(SettingsPageTest::row).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", expected), String.join("\n", written));
    }

    @Test
    void thePageNamesWhereSettingsAreMade() throws IOException {
        var page = Files.readString(PAGE);
        assertTrue(page.contains("`" + Surroundings.FILE_PROPERTY + "`"));
        assertTrue(page.contains("`" + Surroundings.FILE_VARIABLE + "`"));
        assertTrue(page.contains("`" + FILE + "`"));
    }

    @Test
    void theReadyMadeFileChangesNothing() {
        var surroundings = new Surroundings(Map.of(), Map.of("lichat.config", FILE.toString()), Path.of(""));
        var settings = new SettingsReader(ALL, surroundings).read();
        ALL.forEach(setting -> assertEquals(setting.byDefault(), settings.get(setting), setting.key()));
    }

    @Test
    void theReadyMadeFileShowsTheDefaults() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(FILE).replace("\n#lichat.", "\nlichat.")));
        var unknown = new HashSet<>(properties.stringPropertyNames());
        for (var setting : ALL) {
            var text = properties.getProperty(setting.key());
            if (text != null) {
                assertEquals(setting.byDefault(), setting.parse(text), setting.key());
            }
            unknown.remove(setting.key());
        }
        assertEquals(new HashSet<>(), unknown);
        assertTrue(properties.size() > 10, "the lines with settings were not found");
    }

    private static <T> String row(Setting<T> setting) {
        var printed = setting.print(setting.byDefault());
        var byDefault = printed.isEmpty() ? "(empty)" : setting.isSecret() ? printed : "`" + printed + "`";
        var meaning = setting.meaning() + (setting.isLive() ? " *Live.*" : "");
        var cells = List.of(
                "`" + setting.key() + "`",
                "`" + setting.environmentName() + "`",
                byDefault,
                setting.allowed(),
                meaning);
        return "| " + String.join(" | ", cells) + " |";
    }
}
