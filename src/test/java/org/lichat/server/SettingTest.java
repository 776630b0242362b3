package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private static final Setting<Integer> SEATS =
            Setting.integer("hall.max-seats", 10).between(1, 100);
    private static final Setting<Duration> PAUSE =
            Setting.seconds("pause", 5).between(Duration.ofMillis(500), Duration.ofMinutes(1));
    private static final Setting<Duration> REST = Setting.days("rest", 2);
    private static final Setting<Long> SIZE = Setting.bytes("size", 2048).between(1024L, 1024L * 1024);
    private static final Setting<String> TITLE =
            Setting.text("title", "Hall").matching(" without a dash", text -> !text.contains("-"));
    private static final Setting<String> KEY =
            Setting.secret("key").matching(" of at most 8 characters", text -> text.length() <= 8);
    private static final Setting<List<String>> GUESTS = Setting.list("guests", "ann", "bob");
    private static final Setting<Addresses> NETS = Setting.addresses("nets");
    private static final Setting<Door> DOOR =
            Setting.choice("door", Door.WIDE_OPEN).live();

    @Test
    void hasAKeyAndTheNameOfAnEnvironmentVariable() {
        assertEquals("lichat.hall.max-seats", SEATS.key());
        assertEquals("LICHAT_HALL_MAX_SEATS", SEATS.environmentName());
    }

    @Test
    void readsEachKind() {
        assertEquals(42, SEATS.parse(" 42 "));
        assertEquals(Duration.ofMillis(500), PAUSE.parse("0.5"));
        assertEquals(Duration.ofMinutes(1), PAUSE.parse("60"));
        assertEquals(Duration.ofHours(36), REST.parse("1.5"));
        assertEquals("a text", TITLE.parse(" a text "));
        assertEquals(" ${k} \\", KEY.parse(" ${k} \\"));
        assertEquals(List.of("eve", "joe"), GUESTS.parse("eve , joe,"));
        assertEquals(List.of(), GUESTS.parse(""));
        assertEquals("10.0.0.0/8", NETS.parse("10.0.0.0/8").toString());
        assertEquals(Door.SHUT, DOOR.parse("Shut"));
    }

    @ParameterizedTest
    @CsvSource({"1024,1024", "2048 b,2048", "64KiB,65536", "64 k,65536", "1 MiB,1048576", "1mb,1048576"})
    void readsSizesWithAndWithoutUnit(String text, long bytes) {
        assertEquals(bytes, SIZE.parse(text));
    }

    @Test
    void printsWhatItReads() {
        assertEquals("0.5", PAUSE.print(Duration.ofMillis(500)));
        assertEquals("60", PAUSE.print(Duration.ofMinutes(1)));
        assertEquals("1.5", REST.print(Duration.ofHours(36)));
        assertEquals("1025", SIZE.print(1025L));
        assertEquals("63 KiB", SIZE.print(63 * 1024L));
        assertEquals("1 MiB", SIZE.print(1024 * 1024L));
        assertEquals("ann, bob", GUESTS.print(GUESTS.byDefault()));
        assertEquals("wide-open", DOOR.print(DOOR.parse("wide-open")));
    }

    @Test
    void saysWhatIsAllowed() {
        assertRefused(SEATS, "0", "it must be a whole number from 1 to 100");
        assertRefused(SEATS, "101", "it must be a whole number from 1 to 100");
        assertRefused(SEATS, "many", "it must be a whole number from 1 to 100");
        assertRefused(SEATS, "", "it must be a whole number from 1 to 100");
        assertRefused(SEATS, "9999999999999", "it must be a whole number from 1 to 100");
        assertRefused(PAUSE, "0.4", "it must be a number of seconds from 0.5 to 60");
        assertRefused(PAUSE, "1e999999999", "it must be a number of seconds from 0.5 to 60");
        assertRefused(PAUSE, "-1", "it must be a number of seconds from 0.5 to 60");
        assertRefused(REST, "soon", "it must be a number of days");
        assertRefused(SIZE, "2 MiB", "it must be a number of bytes (KiB, MiB) from 1 KiB to 1 MiB");
        assertRefused(SIZE, "999999999 GiB", "it must be a number of bytes (KiB, MiB) from 1 KiB to 1 MiB");
        assertRefused(SIZE, "1 parsec", "it must be a number of bytes (KiB, MiB) from 1 KiB to 1 MiB");
        assertRefused(TITLE, "a-b", "it must be a text without a dash");
        assertRefused(DOOR, "ajar", "it must be wide-open or shut");
        assertRefused(
                NETS,
                "localhost",
                "it must be a list of addresses and networks such as 192.0.2.7, 10.0.0.0/8, " + "2001:db8::/32");
    }

    @Test
    void showsALongOrMultilineValueOnOneShortLine() {
        var message = assertThrows(InvalidSetting.class, () -> SEATS.parse("x\n".repeat(1000)))
                .toString();
        assertFalse(message.contains("\n"));
        assertTrue(message.length() < 250, message);
    }

    @Test
    void neverShowsASecret() {
        var message = assertThrows(InvalidSetting.class, () -> KEY.parse("hunter2-hunter2"))
                .getMessage();
        assertEquals("lichat.key is not allowed: it must be a text of at most 8 characters", message);
        assertEquals("(set)", KEY.print("hunter2"));
        assertEquals("(not set)", KEY.print(""));
        assertTrue(KEY.isSecret());
        assertFalse(TITLE.isSecret());
    }

    @Test
    void staysSecretAndLiveHoweverItIsBuilt() {
        var setting = Setting.secret("x")
                .live()
                .matching(" that is short", text -> true)
                .means("X.");
        assertTrue(setting.isSecret());
        assertTrue(setting.isLive());
        assertEquals("X.", setting.meaning());
        assertFalse(SEATS.isLive());
    }

    @Test
    void isFoundWhereItIsDeclared() {
        assertEquals(
                List.of(SEATS, PAUSE, REST, SIZE, TITLE, KEY, GUESTS, NETS, DOOR),
                Setting.declaredIn(SettingTest.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://chat.example.org", "http://localhost:8080", "https://*.example.org, http://[::1]"})
    void takesOrigins(String origins) {
        assertEquals(origins, Settings.ORIGINS.print(Settings.ORIGINS.parse(origins)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "https://example.org/", "https://a*.example.org", "*, null"})
    void refusesWhatIsNoOrigin(String origins) {
        assertRefused(
                Settings.ORIGINS,
                origins,
                "it must be a list separated by commas of * (any), origins such as https://chat.example.org, or "
                        + "https://*.example.org");
    }

    private static void assertRefused(Setting<?> setting, String text, String allowed) {
        var invalid = assertThrows(InvalidSetting.class, () -> setting.parse(text));
        assertEquals(setting.key() + " is \"" + text + "\", which is not allowed: " + allowed, invalid.getMessage());
    }

    private enum Door {
        WIDE_OPEN,
        SHUT
    }
}
