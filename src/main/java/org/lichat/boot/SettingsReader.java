package org.lichat.boot;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/**
 * Reads the settings that an operator made: in a properties file, over it environment variables, over these system properties.
 * The file is named by the system property {@code lichat.config} or the environment variable {@code LICHAT_CONFIG}, else it is
 * {@code lichat.properties}, where there is one: in the configuration of the container, or else in the working directory.
 */
public final class SettingsReader {
    // Ordinals: a source with a greater one goes over the others.
    private static final int FILE = 100;
    private static final int ENVIRONMENT = 200;
    private static final int PROPERTIES = 300;

    private static final System.Logger LOG = System.getLogger(SettingsReader.class.getName());

    private final SortedMap<String, Setting<?>> known = new TreeMap<>();
    private final Map<String, Setting<?>> variables; // by the name of their environment variable
    private final Surroundings surroundings;

    SettingsReader(Collection<Setting<?>> known, Surroundings surroundings) {
        // Two settings with one name would be a bug of ours: toMap throws, naming both.
        this.variables = known.stream().collect(Collectors.toMap(Setting::environmentName, setting -> setting));
        known.forEach(setting -> this.known.put(setting.key(), setting));
        this.surroundings = surroundings;
    }

    /** Reads what this process was started with; {@code known} are the settings that there are. */
    public static SettingsReader ofProcess(Collection<Setting<?>> known) {
        return new SettingsReader(known, Surroundings.ofProcess());
    }

    /**
     * The settings as the operator made them. {@link InvalidSetting} tells, line by line, of every value that is not allowed, or
     * that the file cannot be read. Unknown settings have no effect but one warning in the log.
     */
    public Settings read() {
        var file = surroundings.file();
        var config = config(file);
        var settings = Settings.defaults();
        List<String> wrong = new ArrayList<>();
        for (var setting : known.values()) {
            try {
                settings = apply(config, setting, settings);
            } catch (InvalidSetting invalid) {
                wrong.add(invalid.getMessage() + " (read from " + origin(config, setting) + ")");
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidSetting(String.join(System.lineSeparator(), wrong));
        }
        warnOfUnknown(file);
        return settings;
    }

    /** Tells the log which file is read. */
    public void tellWhere() {
        var place = surroundings.place();
        if (place == null) {
            LOG.log(Level.INFO, "There is no settings file.");
        } else {
            LOG.log(
                    Level.INFO,
                    "The settings file is {0}",
                    place.toAbsolutePath().normalize());
        }
    }

    /** Every known setting on a line of its own, sorted; of secrets it only says whether they are set. */
    public String describe(Settings settings) {
        return known.values().stream()
                .map(setting -> line(setting, settings))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private SmallRyeConfig config(Map<String, String> file) {
        // No default interceptors: they expand ${…}, which may well be part of a password. And nothing but known
        // settings:
        // a stray config_ordinal would change the order of the sources.
        var properties = only(known.keySet(), surroundings.properties());
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(only(known.keySet(), file), "file", FILE))
                .withSources(new EnvConfigSource(only(variables.keySet(), surroundings.environment()), ENVIRONMENT))
                .withSources(new PropertiesConfigSource(properties, "properties", PROPERTIES))
                .build();
    }

    private static Map<String, String> only(Set<String> names, Map<String, String> all) {
        var some = new HashMap<>(all);
        some.keySet().retainAll(names);
        return some;
    }

    private static <T> Settings apply(SmallRyeConfig config, Setting<T> setting, Settings settings) {
        var text = config.getConfigValue(setting.key()).getRawValue();
        return text == null ? settings : settings.with(setting, setting.parse(text));
    }

    private static String origin(SmallRyeConfig config, Setting<?> setting) {
        return switch (config.getConfigValue(setting.key()).getConfigSourceOrdinal()) {
            case FILE -> "the settings file";
            case ENVIRONMENT -> "the environment variable " + setting.environmentName();
            default -> "the system properties";
        };
    }

    private void warnOfUnknown(Map<String, String> file) {
        var unknown = new TreeSet<>(
                file.keySet()); // the file is ours alone: there, a key without our prefix is a mistake too
        unknown.addAll(surroundings.properties().keySet());
        unknown.removeIf(key -> !file.containsKey(key) && !key.startsWith("lichat."));
        unknown.removeAll(known.keySet());
        unknown.remove(Surroundings.FILE_PROPERTY);
        surroundings.environment().keySet().stream()
                .filter(name -> name.startsWith("LICHAT_") && !variables.containsKey(name))
                .filter(name -> !name.equals(Surroundings.FILE_VARIABLE))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            LOG.log(Level.WARNING, "Unknown settings have no effect: " + String.join(", ", unknown));
        }
    }

    private static <T> String line(Setting<T> setting, Settings settings) {
        var value = setting.print(settings.get(setting)).lines().collect(Collectors.joining("\\n"));
        return (setting.key() + " = " + value).stripTrailing();
    }
}
