package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Profiles;
import org.lichat.domain.Stores;
import org.lichat.server.Settings;
import org.lichat.store.MemoryStore;

/** What happens while somebody reads who has been away for too long (§2.3). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExpiryTest {
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Name BOB = Name.of("bob");

    private final MemoryStore store = new MemoryStore();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<Void> held = new CompletableFuture<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean holds;

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .on(new Stores(
                    new Slow(),
                    store,
                    store,
                    store.stores().history(),
                    store.stores().payloads()))
            .with(Settings.PROFILE_LIFETIME, LIFETIME);

    /** A database that takes its time for what concerns bob, once. */
    private final class Slow implements Profiles {
        @Override
        public @Nullable Profile find(Name name) {
            Profile read = store.find(name);
            if (name.equals(BOB)) {
                pause();
            }
            return read;
        }

        @Override
        public Collection<Name> names() {
            return store.names();
        }

        @Override
        public Map<Name, String> having(String attribute) {
            return store.having(attribute);
        }

        @Override
        public List<Name> unusedSince(Instant time) {
            asked.incrementAndGet();
            return store.unusedSince(time);
        }

        private void pause() {
            if (holds) {
                holds = false;
                held.complete(null);
                try {
                    assertTrue(goOn.await(20, TimeUnit.SECONDS));
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
        }
    }

    @Test
    void whoIsBackMeanwhileStays() {
        Client bob = comesBackWhileItIsRead();
        goesOn();
        bob.sends("(user-info :id 2 :target \"bob\")").receives("(user-info :registered T)");
    }

    @Test
    void whoWasBackMeanwhileStays() {
        comesBackWhileItIsRead().drops();
        chat.local().settle();
        goesOn();
        chat.login("bob", "sesame").receivesGreeting("bob");
    }

    @Test
    void nothingPeriodicWaitsForIt() {
        chat.connect("bob").registers("sesame").drops();
        holds = true;
        chat.passes(LIFETIME.plusDays(1)); // on this thread, which would wait for ever
        join(held);
        chat.passes(Duration.ofDays(1));
        goOn.countDown();
        chat.local().awaitEndOf("bob");
        chat.login("bob", "sesame").receives("(no-such-profile)");
    }

    private Client comesBackWhileItIsRead() {
        chat.connect("bob").registers("sesame").drops();
        chat.local().settle();
        holds = true;
        chat.passes(LIFETIME.plusDays(1));
        join(held);
        Client bob = chat.login("bob", "sesame");
        bob.receivesGreeting("bob");
        return bob;
    }

    /** Returns when it has been decided who expires: only then the next ones are looked for. */
    private void goesOn() {
        int before = asked.get();
        goOn.countDown();
        chat.local().await(() -> {
            chat.local().server().sweeps().run();
            return asked.get() > before;
        });
        chat.local().settle();
    }

    private static void join(CompletableFuture<Void> event) {
        event.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
