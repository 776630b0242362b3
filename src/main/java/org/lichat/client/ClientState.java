package org.lichat.client;

/** What a client is doing; its names are those of WebSockets. */
public enum ClientState {
    /** A connection is being made, for the first time or again, and is not logged in yet. */
    CONNECTING,
    /** Connected and logged in: updates can be sent. */
    OPEN,
    /** The client was told to end its connection, and the server has not agreed yet. */
    CLOSING,
    /** Not connected: before the client is opened, and for good after it has ended. */
    CLOSED
}
