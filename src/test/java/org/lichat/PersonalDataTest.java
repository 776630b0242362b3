package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators do with what is kept of one person (operations.md). */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class PersonalDataTest extends OperatorTests {
    @ParameterizedTest
    @EnumSource
    void anExportAndAnErasure(Kind kind) throws IOException {
        talk(start(kind));
        isBobs(done("export", "BOB"));
        String running = refused("erase", "bob");
        assertTrue(running.startsWith("A server is running on these data."), running);
        assertTrue(running.contains("(lichat-ee:erase :id 1 :target \"bob\")"), running);
        stop();
        isBobs(done("export", "bob"));
        assertEquals("Everything that was kept of bob is erased.", done("erase", "bob"));
        if (kind == Kind.SQLITE) {
            assertEquals(0, bytes("marzipan"));
            assertTrue(bytes("nougat") > 0);
        }
        for (String command : List.of("export", "erase")) {
            assertEquals("Nothing is kept of anybody with the name bob.", refused(command, "bob"));
        }
        assertTrue(done("export", "alice").contains("nougat"));
        int port = start();
        assertEquals("no-such-profile", refusal(port, "bob", "barley"));
        SocketLine bob = connect(port, "bob", "");
        say(bob, "(join :id 1 :channel \"tea\")");
        bob.send("(permissions :id 2 :channel \"tea\")");
        expect(bob, "(insufficient-permissions :id 2");
        bob.drop();
    }

    private static void isBobs(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                assertTrue(parser.getParsingContext().getNestingDepth() < 10);
            }
        }
        for (String part :
                List.of("\"name\" : \"bob\"", "\"channel\" : \"tea\"", "created-on", "hash", "(join :id 2 ")) {
            assertTrue(json.contains(part), json);
        }
        assertEquals(30, json.split("marzipan", -1).length - 1, json);
        for (String foreign : List.of("nougat", "alice", "argon2", "root")) {
            assertFalse(json.contains(foreign), json);
        }
    }

    @Test
    void anErasureByAnAdministratorLeavesNoTraceEither() throws IOException {
        int port = start(Kind.SQLITE);
        talk(port);
        SocketLine root = connect(port, "root", "sesame");
        say(root, "(lichat-ee:export :id 1 :target \"bob\")");
        assertTrue(bytes("marzipan") > 0);
        say(root, "(lichat-ee:erase :id 2 :target \"bob\")");
        assertEquals(0, bytes("marzipan"));
        assertTrue(bytes("nougat") > 0);
        root.drop();
    }

    /** How often the word stands in the files of the database, read as plain bytes. */
    private int bytes(String word) throws IOException {
        int count = 0;
        try (var files = Files.newDirectoryStream(folder.resolve("data"), "lichat.db*")) {
            for (Path file : files) {
                count += Files.readString(file, StandardCharsets.ISO_8859_1).split(word, -1).length - 1;
            }
        }
        return count;
    }
}
