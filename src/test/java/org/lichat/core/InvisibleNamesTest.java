package org.lichat.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;

/** Names that would look like others. */
class InvisibleNamesTest {
    private static final String LIKE_BOB = "bob\u3164";

    @RegisterExtension
    private final Conversation chat = new Conversation();

    @Test
    void nobodyTakesSuchAName() { // §4.1.4
        Client eve = chat.open();
        eve.sends("(connect :id 7 :from \"" + LIKE_BOB + "\" :version \"2.0\")");
        eve.receives("(bad-name :id 7 :update-id 7)");
        eve.isClosed(1008);
    }

    @Test
    void noChannelIsGivenOne() { // §5.3.1
        Client eve = chat.connect("eve");
        eve.sends("(create :id 7 :channel \"" + LIKE_BOB + "\")").receives("(bad-name :id 7 :update-id 7)");
        eve.sends("(create :id 8 :channel \"❤\uFE0F\")").receives("(join :id 8 :channel \"❤\uFE0F\")");
    }

    @Test
    void whoHasOneKeepsIt() {
        String hash = chat.local().server().passwords().hash("sesame");
        Entry old = new Entry();
        old.change(new Change.ProfileSaved(
                Profile.of(Name.of(LIKE_BOB), hash, chat.local().server().time().now())));
        chat.local().server().submit(old, null);
        chat.local().settle();
        chat.local().restart();
        Client like = chat.login(LIKE_BOB, "sesame");
        like.receivesGreeting(LIKE_BOB);
        like.sends("(create :id 1 :channel \"lobby\")").receives("(join :id 1 :from \"" + LIKE_BOB + "\")");
    }
}
