package org.lichat.client;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The pings of a WebSocket that are not answered yet (RFC 6455 §5.5.2). */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong reaches whoever waits for the answer
final class Pongs {
    private static final int MOST = 125;

    private final Queue<Ping> pings = new ConcurrentLinkedQueue<>();

    private record Ping(ByteBuffer payload, CompletableFuture<ByteBuffer> pong) {}

    CompletableFuture<ByteBuffer> expect(byte[] payload) {
        if (payload.length > MOST) {
            throw new IllegalArgumentException("A ping carries up to " + MOST + " bytes, not " + payload.length + ".");
        }
        Ping ping = new Ping(ByteBuffer.wrap(payload.clone()), new CompletableFuture<>());
        pings.add(ping);
        ping.pong.whenComplete((pong, failed) -> pings.remove(ping));
        return ping.pong;
    }

    void settle(ByteBuffer payload) {
        for (Ping ping : pings) {
            if (ping.payload.equals(payload)) {
                ping.pong.complete(payload);
                return;
            }
        }
    }

    void fail(Throwable why) {
        pings.forEach(ping -> ping.pong.completeExceptionally(why));
    }
}
