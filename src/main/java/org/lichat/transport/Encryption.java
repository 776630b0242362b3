package org.lichat.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;

/** Encrypts what is sent, and decrypts what comes, with the server's certificate. */
interface Encryption {
    /** The handler of a new connection, with the certificate as it is now. */
    ChannelHandler handler(Channel channel);
}
