package org.lichat.transport;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives each session an endpoint of its own, and refuses origins. */
public final class EndpointConfigurator extends ServerEndpointConfig.Configurator {

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(new LichatEndpoint());
    }

    @Override
    public boolean checkOrigin(@Nullable String origin) {
        return reception().admitsOrigin(origin);
    }

    /** None: what a small compressed message becomes is not bounded by what came in, and updates are short. */
    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    /** Not every container injects into endpoints or their configurators, but CDI can always be asked. */
    static Reception reception() {
        Opening opening = Opening.current();
        Reception standalone = opening == null ? null : opening.reception();
        return standalone == null ? CDI.current().select(Reception.class).get() : standalone;
    }
}
