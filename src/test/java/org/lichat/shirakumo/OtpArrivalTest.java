package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Name;
import org.lichat.domain.Stores;
import org.lichat.domain.User;
import org.lichat.server.ServerBuilder;
import org.lichat.store.MemoryStore;

/** Logins with one-time passwords (shirakumo §24) while something else goes on. */
class OtpArrivalTest {
    private static final Name ALICE = Name.of("alice");

    private final Semaphore journal = new Semaphore(1);
    private final AtomicBoolean leaving = new AtomicBoolean();

    @RegisterExtension
    private final Conversation chat = new Conversation(new Otp(), this::leaves).on(stores());

    private Stores stores() {
        MemoryStore store = new MemoryStore();
        Stores stores = store.stores();
        return new Stores(
                stores.profiles(),
                stores.channels(),
                batch -> {
                    journal.acquireUninterruptibly();
                    try {
                        store.keep(batch);
                    } finally {
                        journal.release();
                    }
                },
                stores.history(),
                stores.payloads());
    }

    /** Lets the connections of a user break just after its next login was found to be in order. */
    private void leaves(ServerBuilder server) {
        server.admittance().login((request, profile) -> {
            User present = request.server().network().user(profile.name());
            if (present != null && leaving.getAndSet(false)) {
                present.connections().forEach(present::untie);
            }
        });
    }

    private Client enabled() {
        Client alice = chat.connect("alice");
        alice.sends("(register :id 5 :password \"sesame\" :otp-key \"" + Authenticator.KEY + "\")")
                .receives("(register)");
        return alice;
    }

    private Client comesWith(String token) {
        return chat.open()
                .sends("(connect :id 0 :from \"alice\" :password \"sesame\" :version \"2.0\" :otp-token \"" + token
                        + "\")");
    }

    private String code() {
        return Authenticator.code(chat.local().server().time().now());
    }

    @Test
    void whileNothingCanBeKept() { // the way of an update, 4
        enabled().drops();
        chat.local().settle();
        String used = code();
        journal.acquireUninterruptibly();
        Client first = comesWith(used);
        first.receivesGreeting("alice");
        comesWith(used).receives("(invalid-password)");
        first.drops();
        comesWith(used).receives("(invalid-password)");
        journal.release();
        chat.local().restart();
        comesWith(used).receives("(invalid-password)");
        chat.passes(Duration.ofSeconds(30));
        comesWith(code()).receivesGreeting("alice");
    }

    @Test
    void whileAnEarlierUserOfTheNameLeaves() { // §4.1.9
        enabled();
        leaving.set(true);
        comesWith(code()).receivesGreeting("alice");
        assertFalse(leaving.get(), "it has happened");
        User alice = chat.local().server().network().user(ALICE);
        assertTrue(alice != null && alice.connections().size() == 1, "the earlier one is gone");
        comesWith(code()).receives("(invalid-password)");
    }
}
