package org.lichat.server;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations and sizes as they are written in settings: plain numbers of a unit, sizes also with KiB, MiB or GiB. */
final class Quantities {
    // Bounded, so that every match fits a duration or a long; exponents, which may stand for endless numbers, are not
    // read.
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}) ?(|k|m|g)(i?b)?");
    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    private static final long K = 1024;

    private Quantities() {}

    static Duration seconds(String text) {
        return duration(text, BigDecimal.ONE);
    }

    static Duration days(String text) {
        return duration(text, DAY);
    }

    static String inSeconds(Duration duration) {
        return print(duration, BigDecimal.ONE);
    }

    static String inDays(Duration duration) {
        return print(duration, DAY);
    }

    static long bytes(String text) {
        var matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(matcher.group(1))
                * switch (matcher.group(2)) {
                    case "k" -> K;
                    case "m" -> K * K;
                    case "g" -> K * K * K;
                    default -> 1;
                };
    }

    static String inBytes(long bytes) {
        if (bytes == 0 || bytes % K != 0) {
            return Long.toString(bytes);
        }
        return bytes % (K * K) == 0 ? bytes / (K * K) + " MiB" : bytes / K + " KiB";
    }

    private static Duration duration(String text, BigDecimal unit) {
        if (!DECIMAL.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(text);
        }
        var seconds = new BigDecimal(text.strip()).multiply(unit);
        var nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9);
        return Duration.ofSeconds(seconds.longValue(), nanos.longValue());
    }

    private static String print(Duration duration, BigDecimal unit) {
        var seconds = BigDecimal.valueOf(duration.getNano(), 9).add(BigDecimal.valueOf(duration.getSeconds()));
        var amount = seconds.divide(unit, 9, RoundingMode.HALF_UP).stripTrailingZeros();
        return amount.toPlainString();
    }
}
