package org.lichat.server;

import java.util.List;
import java.util.Optional;

/** Where a standalone server is found over HTTP, for those who have not come that way and so know no address of it. */
public final class WebAddress {
    /** WebSocket's own go first, but HTTP is understood on the others as well. */
    private static final List<Setting<Integer>> PORTS =
            List.of(Settings.PORT, Settings.WSS_PORT, Settings.TCP_PORT, Settings.TLS_PORT);

    private static final List<Setting<Integer>> ENCRYPTED = List.of(Settings.WSS_PORT, Settings.TLS_PORT);

    private WebAddress() {}

    /**
     * The URL of the first port that is on and whose number is in the settings, without a slash at its end. Where all that are on may be any,
     * it has no port: that is known to whoever stands in front, if anybody.
     */
    public static String of(Settings settings) {
        List<Setting<Integer>> on = PORTS.stream()
                .filter(port -> settings.get(port) != 0)
                .filter(port -> !ENCRYPTED.contains(port) || TlsSettings.isOn(settings))
                .toList();
        Optional<Setting<Integer>> known =
                on.stream().filter(port -> settings.get(port) > 0).findFirst();
        Optional<Setting<Integer>> best = known.or(() -> on.stream().findFirst());
        String scheme = best.filter(ENCRYPTED::contains).isPresent() ? "https" : "http";
        String number = known.map(port -> ":" + settings.get(port)).orElse("");
        return scheme + "://" + settings.get(Settings.HOSTNAME) + number;
    }
}
