package org.lichat.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is served over HTTP beside the WebSocket. It has threads of its own for what it reads, so that nobody waits for a login because
 * others download something; and there is an end to how much is downloaded at once.
 */
public final class Site {
    /** How many requests for what has to be read may be under way in all. */
    static final int MOST = 200;

    /** How many of them may be under way from one address, behind which there may be many people. */
    static final int MOST_PER_ADDRESS = 40;

    /** How much of a document is in memory for one who reads it. */
    static final int PIECE = 256 * 1024;

    private static final String ROOT = "/";

    private final Server server;
    private final Map<String, Documents> documents;
    private final Lookups lookups;
    private final Map<InetAddress, Integer> visits = new HashMap<>();
    private int count;

    Site(Server server, ServerBuilder builder) {
        this.server = server;
        this.documents = Map.copyOf(builder.documents);
        this.lookups = new Lookups(builder.threads(), "lichat-documents", builder.time());
    }

    void start() {
        lookups.start();
    }

    void close() {
        lookups.close();
    }

    /** Whether there may be a document at that path beneath the server's. */
    public boolean has(String path) {
        return prefix(path) != null;
    }

    private @Nullable String prefix(String path) {
        return documents.keySet().stream()
                .filter(served -> served.equals(ROOT) ? path.equals(ROOT) : path.startsWith(served))
                .findFirst()
                .orElse(null);
    }

    /** Takes in a request from that address; it must be closed. */
    public Visit visit(InetAddress address) {
        return new Visit(address);
    }

    private synchronized boolean enter(InetAddress address) {
        int others = visits.getOrDefault(address, 0);
        if (count >= MOST || others >= MOST_PER_ADDRESS) {
            return false;
        }
        visits.put(address, others + 1);
        count++;
        return true;
    }

    private synchronized void leave(InetAddress address) {
        visits.computeIfPresent(address, (any, all) -> all == 1 ? null : all - 1);
        count--;
    }

    /** One request on its way: its answer, then the body piece by piece. Used by one thread at a time. */
    public final class Visit implements AutoCloseable {
        private final InetAddress address;
        private boolean entered;
        private volatile boolean closed;
        private Answer.Body body = Answer.Body.NONE;
        private long sent;

        private Visit(InetAddress address) {
            this.address = address;
        }

        /** Finds the answer, on another thread where it has to be read; there always is one. */
        public CompletionStage<Answer> ask(Asked asked) {
            String prefix = prefix(asked.path());
            Documents here = prefix == null ? null : documents.get(prefix);
            Answer refusal = Delivery.refusal(asked);
            if (refusal != null || prefix == null || here == null) {
                return now(refusal == null ? Delivery.answer(asked, null) : refusal);
            }
            Supplier<Answer> found =
                    () -> Delivery.answer(asked, here.find(server, asked.path().substring(prefix.length())));
            if (!here.blocks()) {
                return now(found.get());
            }
            entered = enter(address);
            return entered
                    ? lookups.ask(address, () -> closed, found)
                            .exceptionally(unreadable -> Answer.unavailable())
                            .thenApply(this::begin)
                    : now(Answer.unavailable());
        }

        private CompletionStage<Answer> now(Answer answer) {
            return CompletableFuture.completedStage(begin(answer));
        }

        private Answer begin(Answer answer) {
            body = answer.body();
            return answer;
        }

        /** How many bytes of the body are still to come. */
        public long remaining() {
            return body.length() - sent;
        }

        /** The next bytes of the body, of which some remain; fails when they are not there any more. */
        public CompletionStage<byte[]> next() {
            int most = (int) Math.min(PIECE, remaining());
            long from = body.from() + sent;
            CompletionStage<byte[]> piece = body.source() instanceof Bytes bytes
                    ? CompletableFuture.completedStage(bytes.read(from, most))
                    : lookups.ask(address, () -> closed, () -> body.source().read(from, most));
            return piece.thenApply(this::count);
        }

        private byte[] count(byte[] piece) {
            if (piece.length == 0) {
                throw new IllegalStateException("The document has gone.");
            }
            sent += piece.length;
            return piece;
        }

        /** The request is over, answered or not. */
        @Override
        public void close() {
            if (!closed) {
                closed = true;
                if (entered) {
                    leave(address);
                }
            }
        }
    }
}
