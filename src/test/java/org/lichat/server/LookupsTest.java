package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Profiles;
import org.lichat.domain.Stores;
import org.lichat.store.MemoryStore;

/** What goes on while what is kept cannot be read. */
class LookupsTest {
    private final MemoryStore store = new MemoryStore();
    private volatile boolean away;
    private final AtomicInteger findsUntilChanged = new AtomicInteger(Integer.MAX_VALUE);

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .on(new Stores(
                    new Away(),
                    store,
                    store,
                    store.stores().history(),
                    store.stores().payloads()))
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    /** A database that is away now and then. */
    private final class Away implements Profiles {
        @Override
        public @Nullable Profile find(Name name) {
            if (away) {
                throw new IllegalStateException("This is a failure that the test asks for.");
            }
            Profile profile = store.find(name);
            boolean changed = findsUntilChanged.getAndDecrement() <= 0;
            return profile == null || !changed ? profile : profile.withPassword("another one's");
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
            return store.unusedSince(time);
        }
    }

    @Test
    void whoIsRegisteredIsToldAndMayTryAgain() { // §4.1.6
        chat.connect("alice").registers("sesame").drops();
        chat.local().settle();
        away = true;
        Client alice = chat.login("alice", "sesame");
        alice.receives("(failure :id 0 :update-id 0)");
        assertNull(chat.local().server().network().user(Name.of("alice")));
        comesBack();
        alice.sends("(connect :id 1 :from \"alice\" :password \"sesame\" :version \"2.0\")")
                .receives("(connect :id 1)");
    }

    @Test
    void aPasswordThatIsChangedWhileItIsComparedIsWrong() { // §4.1.7
        chat.connect("alice").registers("sesame").drops();
        chat.local().settle();
        findsUntilChanged.set(1);
        Client alice = chat.login("alice", "sesame");
        alice.receives("(invalid-password :update-id 0)");
        alice.isClosed(1008);
    }

    @Test
    void whoIsNotComesAndTheNamesStayTaken() { // §4.1.5, §4.1.6
        chat.connect("alice").registers("sesame").drops();
        chat.local().settle();
        away = true;
        chat.connect("bob");
        chat.login("carol", "sesame").receives("(no-such-profile)");
        Client eve = chat.open();
        eve.sends("(connect :id 1 :from \"alice\" :version \"2.0\")").receives("(username-taken)");
        eve.isClosed(1008);
    }

    @Test
    void whatCanBeToldWithoutLookingIsTold() { // §5.5.3, §5.5.5
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        chat.connect("alice").registers("sesame").drops();
        chat.local().settle();
        away = true;
        root.sends("(user-info :id 1 :target \"alice\")").receives("(user-info :id 1 :registered t :connections 0)");
        root.sends("(server-info :id 2 :target \"root\")").receives("(server-info :id 2)");
        root.sends("(server-info :id 3 :target \"alice\")").receives("(failure :update-id 3)");
        comesBack();
        root.sends("(server-info :id 4 :target \"alice\")").receives("(server-info :id 4)");
    }

    /** The server looks again by itself, so that it is ready even if nobody asks. */
    private void comesBack() {
        assertFalse(chat.local().server().isReady());
        away = false;
        chat.passes(Lookups.PAUSE);
        chat.local().await(() -> chat.local().server().isReady());
    }
}
