package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private final Update message = Update.of(Core.MESSAGE)
            .with(Core.ID, Id.of(5))
            .with(Core.CHANNEL, "lobby")
            .with(Core.TEXT, "Hi");

    @Test
    void keepsItsFieldsWhenAnotherIsMadeOfIt() {
        Update other = message.with(Core.TEXT, "Ho").with(Core.FROM, "bob").without(Core.CHANNEL);
        assertEquals("Hi", message.get(Core.TEXT));
        assertNull(message.find(Core.FROM));
        assertEquals("lobby", message.get(Core.CHANNEL));
        assertEquals("Ho", other.get(Core.TEXT));
        assertEquals("bob", other.get(Core.FROM));
        assertNull(other.find(Core.CHANNEL));
        assertEquals(Id.of(5), other.get(Core.ID));
        assertSame(Core.MESSAGE, other.type());
    }

    @Test
    void isTheSameWhenNothingChanges() {
        assertSame(message, message.with(Core.TEXT, "Hi"));
        assertSame(message, message.without(Core.FROM));
    }

    @Test
    void failsWhereAFieldMustBe() {
        assertThrows(NullPointerException.class, () -> message.get(Core.FROM));
    }

    @Test
    void isOfItsTypeAndOfAllSuperclasses() { // §1.4
        for (UpdateType type : List.of(Core.MESSAGE, Core.CHANNEL_UPDATE, Core.TEXT_UPDATE, Core.UPDATE)) {
            assertTrue(message.is(type), type::toString);
        }
        assertFalse(message.is(Core.TARGET_UPDATE));
        assertFalse(Update.of(Core.UPDATE).is(Core.MESSAGE));
    }

    @Test
    void isNamedInLogsByTypeAndIdOnly() {
        assertEquals("message 5", message.with(Core.PASSWORD, "secret").toString());
        assertEquals("ping", Update.of(Core.PING).toString());
    }

    @Test
    void aFailureIsAnUpdate() { // §3.2
        Failure failure = new Failure(Failures.BAD_NAME, "No.");
        assertEquals("No.", failure.update().get(Core.TEXT));
        assertNull(failure.closing());
        Failure last = failure.with(Core.UPDATE_ID, Id.of(5)).closing(Closing.REFUSED);
        assertSame(Closing.REFUSED, last.closing());
        assertEquals(Id.of(5), last.update().get(Core.UPDATE_ID));
        assertSame(Closing.REFUSED, last.with(Core.TEXT, "Still no.").closing());
        assertNull(failure.update().find(Core.UPDATE_ID));
        assertEquals(0, last.getStackTrace().length);
    }

    @Test
    void timeIsCountedFrom1900() { // §1, interoperability.md: epoch
        assertEquals(0, UniversalTime.of(Instant.parse("1900-01-01T00:00:00Z")));
        assertEquals(3_786_825_600L, UniversalTime.of(Instant.parse("2020-01-01T00:00:00.999Z")));
    }
}
