package org.lichat.web;

import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;

/** Gives a browser that comes to the server's address a client to talk with. */
@Installed
public final class WebClient implements Extension {
    public static final Setting<Serving> WEB = Setting.choice("web", Serving.ON)
            .means("Whether browsers are served the web client at the address where clients find the WebSocket.");

    /** Where its page is: where the WebSocket is, so that the page need not be told. */
    static final String PAGE = "/";

    /** Where everything that the page is made of is found, beneath the server's own path. */
    static final String FILES = "/app/";

    /** Whether there is a web client. */
    public enum Serving {
        /** It is served. */
        ON,
        /** There is nothing but the WebSocket. */
        OFF
    }

    @Override
    public void install(ServerBuilder server) {
        if (server.settings().get(WEB) == Serving.ON) {
            server.serve(PAGE, WebFiles.page());
            server.serve(FILES, WebFiles.all());
        }
    }
}
