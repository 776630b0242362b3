package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.History;
import org.lichat.domain.Name;
import org.lichat.server.Settings;

class LifetimesTest {
    private static final Duration LIFETIME = Duration.ofDays(30);

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .with(Settings.PROFILE_LIFETIME, LIFETIME)
            .with(Settings.CHANNEL_LIFETIME, LIFETIME)
            .with(Settings.HISTORY_LIFETIME, Duration.ofDays(2))
            .with(Settings.IDLE_TIMEOUT, Duration.ofDays(1));

    @Test
    void theyDoNotRunWhileTheServerIsAway() { // §2.3, §2.4
        Client alice = chat.join("alice").registers("sesame");
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave :id 2)");
        alice.drops();
        chat.local().restartAfter(LIFETIME.multipliedBy(3));
        chat.passes(LIFETIME.minusHours(2));
        chat.login("alice", "sesame").receivesGreeting("alice");
        chat.connect("bob").sends("(join :id 3 :channel \"lobby\")").receives("(join :id 3)");
    }

    @Test
    void theyRunAgainWhenItIsBack() { // §2.3, §2.4
        Client alice = chat.join("alice").registers("sesame");
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave :id 2)");
        alice.drops();
        chat.local().restartAfter(LIFETIME.multipliedBy(3));
        chat.passes(LIFETIME.plusHours(2));
        chat.local().awaitEndOf("alice");
        chat.login("alice", "sesame").receives("(no-such-profile)");
        chat.connect("bob").sends("(join :id 3 :channel \"lobby\")").receives("(no-such-channel :update-id 3)");
    }

    @Test
    void aChannelWithPeopleInItExpiresInItsTimeAfterACrash() { // §2.4
        chat.join("alice");
        chat.local().settle();
        chat.local().startAfterCrash(LIFETIME.multipliedBy(2));
        chat.passes(Duration.ofDays(1));
        chat.local().restart(); // and so what was kept counts
        chat.passes(LIFETIME.minusDays(1).minusHours(1));
        chat.local().settle();
        assertEquals(1, lobbies());
        chat.passes(Duration.ofHours(2));
        chat.local().settle();
        assertEquals(0, lobbies());
    }

    private long lobbies() {
        return chat.local().stores().channels().all().stream()
                .filter(channel -> channel.name().equals(Name.of("lobby")))
                .count();
    }

    @Test
    void aShortAbsenceCounts() { // §2.4: or a server that restarts daily would keep everything for ever
        chat.join("alice").drops();
        for (int i = 0; i < 60; i++) {
            chat.passes(Duration.ofHours(12));
            chat.local().restartAfter(Duration.ofMinutes(5));
        }
        chat.passes(Duration.ofHours(12));
        chat.connect("bob").sends("(join :id 3 :channel \"lobby\")").receives("(no-such-channel :update-id 3)");
    }

    @Test
    void whoIsThereIsNotAway() { // §5.2.4: not even after a crash
        Client alice = chat.connect("alice").registers("sesame");
        chat.passes(LIFETIME.plusDays(5), alice);
        chat.local().settle();
        assertEquals(
                List.of(),
                chat.local()
                        .stores()
                        .profiles()
                        .unusedSince(chat.local().server().time().now().minus(LIFETIME)));
    }

    @Test
    void whatWasSaidIsKeptForSoLong() {
        Client alice = chat.join("alice");
        alice.sends("(message :id 2 :channel \"lobby\" :text \"old\")").receives("(message :id 2)");
        chat.passes(Duration.ofDays(1), alice);
        alice.sends("(message :id 3 :channel \"lobby\" :text \"new\")").receives("(message :id 3)");
        chat.passes(Duration.ofDays(1).plusSeconds(1), alice);
        chat.local().settle();
        List<History.Kept> kept = chat.local().stores().history().read(Name.of("lobby"), History.Stretch.ALL, 10);
        assertEquals(1, kept.size(), kept::toString);
        assertTrue(kept.get(0).wire().contains("\"new\""), kept::toString);
    }
}
