package org.lichat.server;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The folders of a container, as its system properties tell them. */
public enum HostFolders {
    WILDFLY("jboss.server.config.dir", "", "jboss.server.data.dir"),
    PAYARA_AND_GLASSFISH("com.sun.aas.instanceRoot", "config", "com.sun.aas.instanceRoot"),
    LIBERTY("server.config.dir", "", "server.output.dir"),
    TOMCAT("catalina.base", "conf", "catalina.base"),
    JETTY("jetty.base", "", "jetty.base");

    private final String configuration;
    private final String beneath;
    private final String data;

    HostFolders(String configuration, String beneath, String data) {
        this.configuration = configuration;
        this.beneath = beneath;
        this.data = data;
    }

    /** Where the container keeps its configuration; null when this is none. */
    public static @Nullable Path configuration(UnaryOperator<@Nullable String> properties) {
        for (HostFolders container : values()) {
            String set = properties.apply(container.configuration);
            if (set != null && !set.isBlank()) {
                return Path.of(set, container.beneath);
            }
        }
        return null;
    }

    /** Where the container keeps what applications write; null when this is none. */
    public static @Nullable Path data(UnaryOperator<@Nullable String> properties) {
        for (HostFolders container : values()) {
            String set = properties.apply(container.data);
            if (set != null && !set.isBlank()) {
                return Path.of(set);
            }
        }
        return null;
    }
}
