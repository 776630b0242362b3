package org.lichat.console;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.lichat.console.Argument.Kind;

/** Completes what is being typed: commands, and what their arguments name; in a message the names of those who read it, and emotes. */
final class Completion implements Completer, Parser {
    private static final List<String> CHANNEL_KEYS =
            List.of("title", "topic", "rules", "news", "contact", "url", "icon");
    private static final List<String> USER_KEYS =
            List.of("status", "real-name", "location", "contact", "birthday", "public-key", "icon");
    private static final int MOST_FILES = 1_000;

    private final Channels channels;

    Completion(Channels channels) {
        this.channels = channels;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        return Typing.of(line, cursor);
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Typing typing = line instanceof Typing own ? own : Typing.of(line.line(), line.cursor());
        if (typing.kind() == Kind.FILE) {
            files(typing.word(), candidates);
        } else if (typing.isInText()) {
            channels.users().forEach(name -> candidates.add(new Candidate(name)));
            channels.emotes().forEach(name -> candidates.add(new Candidate(":" + name + ":")));
        } else {
            names(typing.kind()).forEach(name -> candidates.add(new Candidate(name)));
        }
    }

    private Stream<String> names(Kind kind) {
        return switch (kind) {
            case COMMAND ->
                Commands.all().stream()
                        .flatMap(command -> command.names().stream())
                        .map(name -> "/" + name);
            case USER -> channels.users().stream();
            case CHANNEL -> channels.known().stream();
            case JOINED -> channels.joined().stream();
            case TYPE -> Language.types().stream();
            case EMOTE -> Reactions.names(channels.emotes()).stream();
            case CHANNEL_KEY -> CHANNEL_KEYS.stream();
            case USER_KEY -> USER_KEYS.stream();
            case FILE, WORDS -> Stream.empty();
        };
    }

    /** What is in the folder of a path that is begun. */
    private static void files(String typed, List<Candidate> candidates) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        List<Candidate> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Attachment.path(folder.isEmpty() ? "." : folder))) {
            for (Path file : files) {
                if (found.size() >= MOST_FILES) {
                    break;
                }
                boolean isFolder = Files.isDirectory(file);
                String path = folder + file.getFileName() + (isFolder ? "/" : "");
                found.add(new Candidate(path, path, null, null, null, null, !isFolder));
            }
        } catch (IOException | InvalidPathException nothing) {
            return; // nothing is completed
        }
        candidates.addAll(found);
    }
}
