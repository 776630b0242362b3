package org.lichat.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichat.server.HostFolders;
import org.lichat.server.InvalidSetting;

/** What the process was started with: environment variables, system properties and the folder that it was started in. */
record Surroundings(Map<String, String> environment, Map<String, String> properties, Path folder) {
    /** The system property that names the properties file. */
    static final String FILE_PROPERTY = "lichat.config";

    /** The environment variable that names the properties file; the system property wins. */
    static final String FILE_VARIABLE = "LICHAT_CONFIG";

    private static final String USUAL_FILE = "lichat.properties";

    static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), toMap(System.getProperties()), Path.of(""));
    }

    /** What the properties file says; nothing when none is named and there is none with the usual name. */
    Map<String, String> file() {
        var place = place();
        return place == null ? Map.of() : read(place);
    }

    /** The properties file that is named, or that has the usual name; null when there is none. */
    @Nullable Path place() {
        var named = named();
        try {
            var place = found(named == null ? USUAL_FILE : named);
            return named == null && !Files.exists(place) ? null : place;
        } catch (InvalidPathException noPath) {
            throw new InvalidSetting(FILE_PROPERTY + " is \"" + named + "\", which is not a path");
        }
    }

    /** In the container's folder if it is there, else in the working directory, which in a container may be anything. */
    private Path found(String name) {
        var containers = HostFolders.configuration(properties::get);
        var there = containers == null ? null : containers.resolve(name);
        return there != null && Files.exists(there) ? there : folder.resolve(name);
    }

    private @Nullable String named() {
        var property = properties.get(FILE_PROPERTY);
        var name = property == null ? environment.get(FILE_VARIABLE) : property;
        return name == null || name.isBlank() ? null : name;
    }

    private static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidSetting("The settings file " + file + " does not exist");
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            // The reader's own message may quote the line, and with it a password: only the kind of the error is told.
            throw new InvalidSetting("The settings file " + file + " cannot be read as properties in UTF-8: "
                    + unreadable.getClass().getSimpleName());
        }
        return toMap(properties);
    }

    private static Map<String, String> toMap(Properties properties) {
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }
}
