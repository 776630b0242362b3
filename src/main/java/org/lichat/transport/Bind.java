package org.lichat.transport;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.lichat.server.TlsSettings;

/**
 * Where a listener listens.
 *
 * @param host a local address or its name; 0.0.0.0 is every one
 * @param port 1 to 65535, or 0 for any that is free
 * @param backlog how many connections the system keeps waiting for acceptance, 1 or more
 */
public record Bind(Entrance entrance, String host, int port, int backlog) {
    /** A place for WebSockets that are not encrypted. */
    public Bind(String host, int port, int backlog) {
        this(Entrance.WEBSOCKET, host, port, backlog);
    }

    /**
     * The places of all entrances that are on, for which those that need a certificate need one.
     *
     * @throws InvalidSetting when there is none
     */
    public static List<Bind> of(Settings settings) {
        String host = settings.get(Settings.HOST);
        int backlog = settings.get(Settings.BACKLOG);
        List<Bind> binds = Arrays.stream(Entrance.values())
                .filter(entrance -> settings.get(entrance.port()) != 0)
                .filter(entrance -> !entrance.isEncrypted() || TlsSettings.isOn(settings))
                .map(entrance -> new Bind(entrance, host, Math.max(0, settings.get(entrance.port())), backlog))
                .toList();
        if (binds.isEmpty()) {
            throw new InvalidSetting(Arrays.stream(Entrance.values())
                            .map(entrance -> entrance.port().key())
                            .collect(Collectors.joining(", "))
                    + ": all ports are off"
                    + (TlsSettings.isOn(settings) ? "" : "; those of TLS are without " + TlsSettings.CERTIFICATE));
        }
        return binds;
    }
}
