package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Slot;
import org.lichat.protocol.UpdateType;

/** Answers that are looked up and sent in parts. */
class AnswerInPartsTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Counting()).with(Settings.FLOOD_LIMIT, 0);

    /** Counts to a number, one number a part; or gives up at another. */
    private static final class Counting implements Extension {
        private static final Slot<Long> TO = Slot.integer(":to");
        private static final Slot<Long> EVERY = Slot.integer(":every");
        private static final Slot<Long> STUMBLES = Slot.integer(":stumbles");
        private static final UpdateType COUNT = UpdateType.define("acme:count", CHANNEL_UPDATE)
                .requires(TO, EVERY)
                .allows(STUMBLES, TEXT);
        private static final UpdateType STUMBLED = UpdateType.define("acme:stumbled", UPDATE_FAILURE);

        @Override
        public void install(ServerBuilder server) {
            server.query(COUNT, request -> {
                request.requireMember();
                request.answerInParts(() -> part(request, 1));
            });
            server.update(STUMBLED);
            server.permit(COUNT, ANYONE, ANYONE, ANYONE);
        }

        private static Part part(Request request, long number) {
            if (Long.valueOf(number).equals(request.find(STUMBLES))) {
                throw new Failure(STUMBLED, "After " + number + " comes what?");
            }
            List<Frame> said = number % request.get(EVERY) == 0
                    ? List.of(Frame.of(request.update().with(TEXT, Long.toString(number))))
                    : List.of();
            return new Part(said, number < request.get(TO) ? () -> part(request, number + 1) : null);
        }
    }

    @Test
    void partsComeInOrder() {
        Client alice = chat.join("alice");
        alice.sends("(count :id 5 :channel \"lobby\" :to 20 :every 1)");
        for (int i = 1; i <= 20; i++) {
            alice.receives("(count :id 5 :text \"" + i + "\")");
        }
        alice.receivesNothing();
    }

    @Test
    void anyNumberOfPartsComes() { // though each is asked for where the one before was sent
        Client alice = chat.join("alice");
        alice.sends("(count :id 5 :channel \"lobby\" :to 200000 :every 100000)");
        alice.receives("(count :id 5 :text \"100000\")");
        alice.receives("(count :id 5 :text \"200000\")");
    }

    @Test
    void aFailureIsAnsweredAndTheNextOneComes() {
        Client alice = chat.join("alice");
        alice.sends("(count :id 5 :channel \"lobby\" :to 9 :every 1 :stumbles 3)");
        alice.sends("(count :id 6 :channel \"lobby\" :to 1 :every 1)");
        alice.receives("(count :id 5 :text \"1\")");
        alice.receives("(count :id 5 :text \"2\")");
        alice.receives("(stumbled :id 5 :update-id 5 :text \"After 3 comes what?\")");
        alice.receives("(count :id 6 :text \"1\")");
        alice.receivesNothing();
    }

    @Test
    void whoAsksIsAnsweredWhileAnotherIs() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(count :id 5 :channel \"lobby\" :to 50000 :every 50000)");
        bob.sends("(count :id 6 :channel \"lobby\" :to 1 :every 1)").receives("(count :id 6)");
        alice.sends("(message :id 7 :channel \"lobby\" :text \"Hi\")");
        bob.receives("(message :id 7)");
        List<String> both = List.of(alice.next().type(), alice.next().type());
        assertTrue(both.containsAll(List.of("count", "message")), both::toString);
    }

    @Test
    void whoIsGoneIsNotAnsweredToTheEnd() {
        Client alice = chat.join("alice");
        alice.sends("(count :id 5 :channel \"lobby\" :to 9000000000000 :every 1000)")
                .receives("(count)");
        alice.drops();
        Client bob = chat.join("bob");
        bob.sends("(count :id 6 :channel \"lobby\" :to 2 :every 2)").receives("(count :id 6)");
    }
}
