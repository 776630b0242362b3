package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.lichat.server.TlsSettings;
import org.lichat.server.WebAddress;

/** Which ports are on, and where the server is found by them. */
class BindTest {
    private static final Settings ENCRYPTED = Settings.defaults().with(TlsSettings.CERTIFICATE, "any.pem");

    private static Settings without(Settings settings, List<Setting<Integer>> ports) {
        Settings rest = settings;
        for (Setting<Integer> port : ports) {
            rest = rest.with(port, 0);
        }
        return rest;
    }

    private static List<Integer> ports(Settings settings) {
        return Bind.of(settings).stream().map(Bind::port).toList();
    }

    @Test
    void thoseOfTlsNeedACertificate() {
        assertEquals(List.of(1111, 1113), ports(Settings.defaults()));
        assertEquals(List.of(1111, 1112, 1113, 1114), ports(ENCRYPTED));
        assertEquals(
                List.of(1111, 0, 1114), ports(ENCRYPTED.with(Settings.PORT, 0).with(Settings.TLS_PORT, -1)));
    }

    @Test
    void noneAtAllIsRefused() {
        Settings silent = without(Settings.defaults(), List.of(Settings.PORT, Settings.TCP_PORT));
        InvalidSetting told = assertThrows(InvalidSetting.class, () -> Bind.of(silent));
        for (String part : List.of(
                "lichat.port",
                "lichat.tcp.port",
                "lichat.tls.port",
                "lichat.wss.port",
                "all ports are off",
                "certificate")) {
            assertTrue(String.valueOf(told.getMessage()).contains(part), told::getMessage);
        }
        Settings none =
                without(ENCRYPTED, List.of(Settings.PORT, Settings.TCP_PORT, Settings.TLS_PORT, Settings.WSS_PORT));
        assertThrows(InvalidSetting.class, () -> Bind.of(none));
    }

    @Test
    void theAddressForHttpIsThatOfAPortThatIsOnAndKnown() {
        assertEquals("http://localhost:1113", WebAddress.of(ENCRYPTED));
        Settings secure = without(ENCRYPTED, List.of(Settings.PORT));
        assertEquals("https://localhost:1114", WebAddress.of(secure));
        assertEquals("https://localhost:1114", WebAddress.of(secure.with(Settings.PORT, -1)));
        assertEquals("http://localhost:1111", WebAddress.of(without(Settings.defaults(), List.of(Settings.PORT))));
        Settings onlyTls = without(secure, List.of(Settings.WSS_PORT, Settings.TCP_PORT));
        assertEquals("https://localhost:1112", WebAddress.of(onlyTls));
        assertEquals("https://localhost", WebAddress.of(onlyTls.with(Settings.TLS_PORT, -1)));
    }
}
