package org.lichat.server;

/** A part of the protocol in one class: it installs its updates, fields, checks and permissions. The core is made of them too. */
public interface Extension {

    /** Adds what this extension brings; called once, before the server exists. */
    void install(ServerBuilder server);
}
