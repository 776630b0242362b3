package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    @Test
    void haveDefaults() {
        assertEquals(1113, Settings.defaults().get(Settings.PORT));
        assertEquals(8 * 1024 * 1024L, Settings.defaults().get(Settings.MAX_UPDATE_SIZE));
        assertEquals(Duration.ofMinutes(2), Settings.defaults().get(Settings.IDLE_TIMEOUT));
    }

    @Test
    void changeIntoOthersAndStayThemselves() {
        var before = Settings.defaults().with(Settings.NAME, "Shirakumo");
        var after = before.with(Settings.PORT, Settings.ANY_PORT);
        assertEquals(1113, before.get(Settings.PORT));
        assertEquals(Settings.ANY_PORT, after.get(Settings.PORT));
        assertEquals("Shirakumo", after.get(Settings.NAME));
    }

    @Test
    void refuseWhatIsNotAllowed() {
        var invalid =
                assertThrows(InvalidSetting.class, () -> Settings.defaults().with(Settings.PORT, 65_536));
        assertEquals(
                "lichat.port is \"65536\", which is not allowed: it must be a whole number from -1 to 65535",
                invalid.getMessage());
        assertThrows(InvalidSetting.class, () -> Settings.defaults().with(Settings.NAME, ""));
        assertThrows(InvalidSetting.class, () -> Settings.defaults().with(Settings.NAME, "n".repeat(33)));
        assertThrows(
                InvalidSetting.class, () -> Settings.defaults().with(Settings.PROFILE_LIFETIME, Duration.ofDays(29)));
    }

    @ParameterizedTest
    @MethodSource("core")
    <T> void allowTheirOwnDefaults(Setting<T> setting) {
        assertEquals(setting.byDefault(), setting.checked(setting.byDefault()));
        if (!setting.isSecret()) {
            assertEquals(setting.byDefault(), setting.parse(setting.print(setting.byDefault())));
        }
    }

    @ParameterizedTest
    @MethodSource("core")
    void sayWhatTheyMeanInOneSentence(Setting<?> setting) {
        assertTrue(setting.meaning().matches("[A-Z].{20,}[^.]\\."), setting.meaning());
        assertTrue(setting.key().matches("lichat(\\.[a-z]+(-[a-z]+)*)+"), setting.key());
    }

    static Stream<Setting<?>> core() {
        return Setting.declaredIn(Settings.class).stream();
    }
}
