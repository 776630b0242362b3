package org.lichat.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is offered for what is typed. */
class CompletionTest {
    private final Channels channels = new Channels();
    private final Completion completion = new Completion(channels);
    private Terminal terminal;
    private LineReader reader;

    @TempDir
    Path folder;

    @BeforeEach
    void meet() throws Exception {
        terminal = new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
        reader = LineReaderBuilder.builder().terminal(terminal).build();
        channels.enter("Lichat");
        channels.enter("a garden");
        channels.go("a garden");
        channels.are("a garden", List.of("alice", "bob smith"));
        channels.list(List.of("elsewhere"));
        channels.haveEmotes("a garden", List.of("rose"));
    }

    @AfterEach
    void close() throws Exception {
        terminal.close();
    }

    private ParsedLine typed(String line) {
        return completion.parse(line, line.length(), Parser.ParseContext.COMPLETE);
    }

    private List<String> offered(String line) {
        List<Candidate> candidates = new ArrayList<>();
        completion.complete(reader, typed(line), candidates);
        return candidates.stream().map(Candidate::value).toList();
    }

    /** What stands in the line when that candidate is taken. */
    private String taken(String line, String candidate) {
        CompletingParsedLine typed = (CompletingParsedLine) typed(line);
        return line.substring(0, line.length() - typed.rawWordLength()) + typed.escape(candidate, true);
    }

    @Test
    void commandsAreOffered() {
        List<String> offered = offered("/wh");
        assertTrue(offered.containsAll(List.of("/whois", "/kick", "/quit")), offered::toString);
        assertEquals("/wh", typed("/wh").word());
        assertEquals("/whois", taken("/wh", "/whois"));
        assertEquals(
                List.of("/help"),
                offered("/help ").stream().filter("/help"::equals).toList());
    }

    @Test
    void namesOfThoseWhoAreThereAreOffered() {
        assertEquals(List.of("alice", "bob smith"), offered("/kick "));
        assertEquals("bob sm", typed("/kick bob sm").word());
        assertEquals("/kick bob smith", taken("/kick bob sm", "bob smith"));
        assertEquals("bob sm", typed("/kick \"bob sm").word());
        assertEquals("/kick \"bob smith\"", taken("/kick \"bob sm", "bob smith"));
        assertEquals("/as \"bob smith\"", taken("/as bo", "bob smith"));
        assertEquals("/as alice", taken("/as al", "alice"));
        assertEquals("well, alice", taken("well, al", "alice"));
        assertEquals(List.of("alice", "bob smith", ":rose:"), offered("hello "));
        assertEquals(List.of("alice", "bob smith", ":rose:"), offered("/reply 12 hello "));
    }

    @Test
    void whatElseIsNamedIsOffered() throws Exception {
        assertEquals(List.of("Lichat", "a garden"), offered("/channel "));
        assertEquals(List.of("a garden", "elsewhere", "Lichat"), offered("/join "));
        assertEquals("/msg \"a garden\"", taken("/msg a", "a garden"));
        assertTrue(offered("/grant ").containsAll(List.of("kick", "message", "ip-ban")));
        assertFalse(offered("/grant ").contains("no-such-channel"));
        assertEquals(List.of("alice", "bob smith"), offered("/grant kick "));
        assertTrue(offered("/react ").containsAll(List.of("thumbsup", "rose")));
        assertTrue(offered("/react 12 thu").contains("thumbsup"));
        assertTrue(offered("/set-channel-info ").contains("topic"));
        assertTrue(offered("/create-role helper kick -").contains("ban"));
        assertEquals(List.of(), offered("/pause "));
        assertEquals(List.of("alice", "bob smith", ":rose:"), offered("/nonsense "));
        Files.writeString(folder.resolve("a file.png"), "");
        Files.createDirectory(folder.resolve("below"));
        List<String> files = offered("/send " + folder + "/");
        assertTrue(files.containsAll(List.of(folder + "/a file.png", folder + "/below/")), files::toString);
        assertEquals(List.of(), offered("/send " + folder + "/none/"));
    }
}
