package org.lichat.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.server.Settings.ADMIN_NAME;
import static org.lichat.server.Settings.ADMIN_PASSWORD;
import static org.lichat.server.Settings.ANNOUNCE_LIMIT;
import static org.lichat.server.Settings.DATABASE_URL;
import static org.lichat.server.Settings.MAX_UPDATE_SIZE;
import static org.lichat.server.Settings.NAME;
import static org.lichat.server.Settings.PORT;
import static org.lichat.server.Settings.SALT;
import static org.lichat.server.Settings.WELCOME;
import static org.lichat.server.Settings.WELCOME_FILE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

class SettingsReaderTest {
    private static final List<Setting<?>> CORE = Setting.declaredIn(Settings.class);

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @Test
    void readsDefaultsWhereNothingIsSet() {
        var settings = read();
        CORE.forEach(setting -> assertEquals(setting.byDefault(), settings.get(setting), setting.key()));
    }

    @Test
    void takesSystemPropertiesOverTheEnvironmentOverTheFile() throws IOException {
        write("lichat.properties", "lichat.port = 1\nlichat.name = File\nlichat.welcome = From the file\n");
        environment.put("LICHAT_PORT", "2");
        environment.put("LICHAT_NAME", "Environment");
        properties.put("lichat.port", "3");
        var settings = read();
        assertEquals(3, settings.get(PORT));
        assertEquals("Environment", settings.get(NAME));
        assertEquals("From the file", settings.get(WELCOME));
    }

    @Test
    void findsEveryEnvironmentVariable() {
        environment.put("LICHAT_MAX_UPDATE_SIZE", "1 MiB");
        environment.put("LICHAT_PRIMARY_ANNOUNCE_LIMIT", "7");
        environment.put("LICHAT_ADMIN_NAME", "root");
        var settings = read();
        assertEquals(1024 * 1024L, settings.get(MAX_UPDATE_SIZE));
        assertEquals(7, settings.get(ANNOUNCE_LIMIT));
        assertEquals("root", settings.get(ADMIN_NAME));

        // A zero byte is no value but for texts, and the message names each setting that was found.
        environment.clear();
        CORE.forEach(setting -> environment.put(setting.environmentName(), "\0"));
        var message = refused();
        for (var setting : CORE) {
            if (!(setting.byDefault() instanceof String)) {
                assertTrue(message.contains(setting.environmentName() + ")"));
            }
        }
    }

    @Test
    void keepsItsOrderOfSources() {
        environment.put("LICHAT_PORT", "2");
        environment.put("config_ordinal", "1000");
        environment.put("CONFIG_ORDINAL", "1000");
        properties.put("lichat.port", "3");
        properties.put("config_ordinal", "1");
        assertEquals(3, read().get(PORT));
    }

    @Test
    void takesAnEmptyValueAsEmpty() throws IOException {
        write("lichat.properties", "lichat.welcome-file = hello.txt\nlichat.salt = pepper\nlichat.port = 5\n");
        environment.put("LICHAT_WELCOME_FILE", "");
        properties.put("lichat.salt", "");
        assertEquals("", read().get(WELCOME_FILE));
        assertEquals("", read().get(SALT));

        environment.put("LICHAT_PORT", "");
        assertEquals(
                "lichat.port is \"\", which is not allowed: it must be a whole number from -1 to 65535"
                        + " (read from the environment variable LICHAT_PORT)",
                refused());
    }

    @Test
    void readsTheFileThatIsNamed() throws IOException {
        write("lichat.properties", "lichat.port = 1\n");
        write("other.properties", "lichat.port = 2\n");
        write("third.properties", "lichat.port = 3\n");
        environment.put("LICHAT_CONFIG", "other.properties");
        assertEquals(2, read().get(PORT));
        properties.put("lichat.config", folder.resolve("third.properties").toString());
        assertEquals(3, read().get(PORT));
    }

    @ParameterizedTest
    @CsvSource({
        "jboss.server.config.dir, ''",
        "com.sun.aas.instanceRoot, config",
        "server.config.dir, ''",
        "catalina.base, conf",
        "jetty.base, ''"
    })
    void looksIntoTheContainersConfigurationFirst(String property, String inside) throws IOException {
        var container = Files.createDirectories(folder.resolve("container").resolve(inside));
        properties.put(property, folder.resolve("container").toString());
        write("lichat.properties", "lichat.port = 1\n");
        write("other.properties", "lichat.port = 2\n");
        assertEquals(1, read().get(PORT));
        properties.put("lichat.config", "other.properties");
        assertEquals(2, read().get(PORT));
        Files.writeString(container.resolve("lichat.properties"), "lichat.port = 3\n");
        Files.writeString(container.resolve("other.properties"), "lichat.port = 4\n");
        assertEquals(4, read().get(PORT));
        properties.remove("lichat.config");
        assertEquals(3, read().get(PORT));
        properties.put("lichat.config", folder.resolve("other.properties").toString());
        assertEquals(2, read().get(PORT));
        properties.put("lichat.config", "none.properties");
        assertEquals("The settings file " + folder.resolve("none.properties") + " does not exist", refused());
    }

    @Test
    void refusesANamedFileThatCannotBeRead() throws IOException {
        var file = folder.resolve("none.properties");
        properties.put("lichat.config", file.toString());
        assertEquals("The settings file " + file + " does not exist", refused());

        Files.createDirectory(file);
        assertEquals("The settings file " + file + " cannot be read as properties in UTF-8: IOException", refused());

        properties.put("lichat.config", "\0");
        assertEquals("lichat.config is \"\0\", which is not a path", refused());
    }

    @Test
    void refusesAFileThatIsNotUtf8OrNoProperties() throws IOException {
        Files.write(folder.resolve("lichat.properties"), "lichat.name=Müll".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refused().endsWith("cannot be read as properties in UTF-8: MalformedInputException"));
        write("lichat.properties", "lichat.admin.password=hunter\\u2");
        assertTrue(refused().endsWith("cannot be read as properties in UTF-8: IllegalArgumentException"));
        write("lichat.properties", "lichat.name=Müll ♥");
        assertEquals("Müll ♥", read().get(NAME));
    }

    @Test
    void tellsEveryWrongValueAndWhereItIs() throws IOException {
        write("lichat.properties", "lichat.flood-limit = lots\n");
        environment.put("LICHAT_PORT", "-2");
        properties.put("lichat.profile-lifetime", "29");
        assertEquals(
                String.join(
                        System.lineSeparator(),
                        "lichat.flood-limit is \"lots\", which is not allowed: it must be a whole number from 0 to "
                                + "1000000 (read from the settings file)",
                        "lichat.port is \"-2\", which is not allowed: it must be a whole number from -1 to 65535"
                                + " (read from the environment variable LICHAT_PORT)",
                        "lichat.profile-lifetime is \"29\", which is not allowed: it must be a number of days from 30"
                                + " to 36500 (read from the system properties)"),
                refused());
    }

    @Test
    void keepsDollarsAndBackslashesOfPasswords() throws IOException {
        var odd = " p$a${lichat.name}\\\\${x:y}%{z}\\,s ";
        environment.put("LICHAT_ADMIN_PASSWORD", odd);
        properties.put("lichat.salt", odd);
        write("lichat.properties", "lichat.database.url = jdbc:postgresql:a\\\\b${lichat.name}$$,\n");
        var settings = read();
        assertEquals(odd, settings.get(ADMIN_PASSWORD));
        assertEquals(odd, settings.get(SALT));
        assertEquals("jdbc:postgresql:a\\b${lichat.name}$$,", settings.get(DATABASE_URL));
    }

    @Test
    void warnsOnceOfEverythingUnknown() throws IOException {
        write("lichat.properties", "lichat.prot = 5\nport = 6\nlichat.name = Known\nLICHAT_NAME = elsewhere\n");
        environment.put("LICHAT_FOO", "secret1");
        environment.put("LICHAT_CONFIG", "lichat.properties");
        environment.put("LICHAT_PORT", "1");
        environment.put("PATH", "/bin");
        properties.put("lichat.admin.pasword", "secret2");
        properties.put("java.version", "17");
        assertEquals(
                List.of(
                        "Unknown settings have no effect: LICHAT_FOO, LICHAT_NAME, lichat.admin.pasword, lichat.prot, port"),
                warnings());
    }

    @Test
    void warnsOfNothingWhereAllIsKnown() {
        environment.put("LICHAT_PORT", "1");
        properties.put("lichat.config", "");
        properties.put("lichat.port", "1");
        assertEquals(List.of(), warnings());
    }

    @Test
    void describesWhatIsInEffectWithoutSecrets() {
        environment.put("LICHAT_SALT", "pepper");
        environment.put("LICHAT_WELCOME", "One\nTwo");
        var reader = reader();
        var lines = reader.describe(reader.read()).lines().toList();
        assertEquals(CORE.size(), lines.size());
        assertEquals(lines.stream().sorted().toList(), lines);
        assertTrue(lines.contains("lichat.port = 1113"));
        assertTrue(lines.contains("lichat.max-update-size = 8 MiB"));
        assertTrue(lines.contains("lichat.welcome = One\\nTwo"));
        assertTrue(lines.contains("lichat.salt = (set)"));
        assertTrue(lines.contains("lichat.admin.password = (not set)"));
        assertTrue(lines.contains("lichat.admin.name ="));
        assertFalse(lines.toString().contains("pepper"));
    }

    @Test
    void readsSettingsDeclaredElsewhere() {
        var seats = Setting.integer("hall.seats", 1);
        properties.put("lichat.hall.seats", "2");
        var reader = new SettingsReader(List.of(seats), new Surroundings(environment, properties, folder));
        assertEquals(2, reader.read().get(seats));
    }

    @Test
    void allowsNoTwoSettingsOfOneName() {
        List<Setting<?>> twins = List.of(Setting.integer("a.b", 1), Setting.integer("a-b", 1));
        var surroundings = new Surroundings(environment, properties, folder);
        assertThrows(IllegalStateException.class, () -> new SettingsReader(twins, surroundings));
    }

    private SettingsReader reader() {
        return new SettingsReader(CORE, new Surroundings(environment, properties, folder));
    }

    private Settings read() {
        return reader().read();
    }

    private String refused() {
        return String.valueOf(assertThrows(InvalidSetting.class, this::read).getMessage());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> warnings() {
        List<String> seen = new ArrayList<>();
        var logger = Logger.getLogger(SettingsReader.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                seen.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            read();
        } finally {
            logger.removeHandler(handler);
        }
        return seen;
    }
}
