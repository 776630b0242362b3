package org.lichat.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lichat.protocol.UniversalTime;

/** Times as people write and read them, in the zone of this machine. */
final class Times {
    static final String FORMS = "such as 2h, 3d, 14:05, 2026-11-21 or 2026-11-21T14:05";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final long EPOCH = UniversalTime.of(Instant.EPOCH);
    /** The year 10000, beyond which a clock is no time of ours. */
    private static final long LAST = 253_402_300_800L;

    private Times() {}

    /** The moment of a universal time; now for one that nobody can mean. */
    static Instant of(long clock) {
        long seconds = clock - EPOCH;
        return seconds < LAST ? Instant.ofEpochSecond(seconds) : Instant.now();
    }

    static String time(Instant when) {
        return TIME.format(when.atZone(ZoneId.systemDefault()));
    }

    static String moment(Instant when) {
        return MOMENT.format(when.atZone(ZoneId.systemDefault()));
    }

    static LocalDate day(Instant when) {
        return when.atZone(ZoneId.systemDefault()).toLocalDate();
    }

    static String date(LocalDate day) {
        return DATE.format(day);
    }

    /** The universal time that somebody means. */
    static long read(String text, Instant now) {
        try {
            return UniversalTime.of(moment(text, now));
        } catch (DateTimeException none) {
            throw new Refusal("“" + text + "” is no time " + FORMS + ".");
        }
    }

    private static Instant moment(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long many = Long.parseLong(ago.group(1));
            return now.minus(
                    switch (ago.group(2)) {
                        case "s" -> Duration.ofSeconds(many);
                        case "m" -> Duration.ofMinutes(many);
                        case "h" -> Duration.ofHours(many);
                        default -> Duration.ofDays(many);
                    });
        }
        ZoneId zone = ZoneId.systemDefault();
        if (text.indexOf('T') >= 0) {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        }
        return text.indexOf(':') >= 0
                ? now.atZone(zone)
                        .toLocalDate()
                        .atTime(LocalTime.parse(text))
                        .atZone(zone)
                        .toInstant()
                : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
}
