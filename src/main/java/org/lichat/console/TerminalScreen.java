package org.lichat.console;

import static org.jline.utils.AttributedStyle.BLUE;
import static org.jline.utils.AttributedStyle.BOLD;
import static org.jline.utils.AttributedStyle.BRIGHT;
import static org.jline.utils.AttributedStyle.CYAN;
import static org.jline.utils.AttributedStyle.DEFAULT;
import static org.jline.utils.AttributedStyle.GREEN;
import static org.jline.utils.AttributedStyle.MAGENTA;
import static org.jline.utils.AttributedStyle.RED;
import static org.jline.utils.AttributedStyle.YELLOW;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** A terminal: what comes in is printed above the line that is being typed. */
final class TerminalScreen implements Screen {
    private static final char UNSEEN = '\0';
    private static final int LEAST_WIDTH = 20;
    private static final int USUAL_WIDTH = 80;
    private static final int[] COLOURS = {
        CYAN,
        GREEN,
        YELLOW,
        BLUE,
        MAGENTA,
        CYAN + BRIGHT,
        GREEN + BRIGHT,
        YELLOW + BRIGHT,
        BLUE + BRIGHT,
        MAGENTA + BRIGHT
    };

    private final Terminal terminal;
    private final Set<Options.Flag> flags;
    private final Editor reader;
    private final boolean isColoured;
    private LocalDate day = LocalDate.now(ZoneId.systemDefault());
    private volatile String prompt = "> ";
    private volatile @Nullable Thread typing;
    private volatile boolean ended;

    /**
     * Takes the terminal.
     *
     * @param flags of which those for colours and the bell matter here
     */
    TerminalScreen(Terminal terminal, Set<Options.Flag> flags, Completion completion) {
        this.terminal = terminal;
        this.flags = flags;
        terminal.enterRawMode(); // also between lines, or what is typed ahead would be shown where it does not belong
        isColoured =
                !flags.contains(Options.Flag.NO_COLOUR) && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        reader = new Editor(terminal);
        reader.setCompleter(completion);
        reader.setParser(completion);
        reader.setOpt(Option.DISABLE_EVENT_EXPANSION);
        reader.setOpt(Option.ERASE_LINE_ON_FINISH);
        reader.setOpt(Option.CASE_INSENSITIVE);
        reader.setOpt(Option.DISABLE_HIGHLIGHTER);
    }

    /** A line editor that lists what can be completed without colours, where there are none. */
    private final class Editor extends LineReaderImpl {
        Editor(Terminal terminal) {
            super(terminal, "lichat", new HashMap<>());
        }

        @Override
        protected AttributedStyle getCompletionStyle(String name, String usual) {
            return isColoured || name.endsWith("SELECTION") ? super.getCompletionStyle(name, usual) : DEFAULT;
        }
    }

    @Override
    public synchronized void show(Line line) {
        LocalDate today = Times.day(line.when());
        if (!today.equals(day)) {
            day = today;
            print(new AttributedString("---- " + Times.date(day) + " ----"));
        }
        String head = Times.time(line.when()) + line.mark();
        AttributedStringBuilder text = new AttributedStringBuilder();
        line.spans().forEach(span -> text.append(span.text(), style(span)));
        print(folded(head, text.toAttributedString()));
    }

    private AttributedString folded(String head, AttributedString text) {
        int columns =
                terminal.getColumns() < LEAST_WIDTH ? USUAL_WIDTH : terminal.getColumns(); // such as 0, for unknown
        int width = columns - 1; // some terminals break a line as soon as it is full
        int indent = head.length() > width / 2 ? 2 : head.length();
        AttributedStringBuilder lines = new AttributedStringBuilder();
        for (Folding.Range range : Folding.of(text.toString(), width - head.length(), width - indent)) {
            lines.append(lines.length() == 0 ? head : "\n" + " ".repeat(indent));
            lines.append(text, range.start(), range.end());
        }
        return lines.toAttributedString();
    }

    private void print(AttributedString text) {
        if (!isColoured) {
            reader.printAbove(text.toString());
        } else {
            reader.printAbove(text);
        }
    }

    private static AttributedStyle style(Line.Span span) {
        return switch (span.style()) {
            case PLAIN -> DEFAULT;
            case DIM -> DEFAULT.faint();
            case STRONG -> BOLD;
            case FAILURE -> DEFAULT.foreground(RED);
            case NAME -> {
                int hash = span.text().toLowerCase(Locale.ROOT).hashCode();
                yield DEFAULT.foreground(COLOURS[Math.floorMod(hash, COLOURS.length)]);
            }
        };
    }

    @Override
    public @Nullable String read() {
        typing = Thread.currentThread();
        try {
            return typed();
        } finally {
            typing = null;
            // Whoever ended it may have been too late to wake anybody.
            Thread.interrupted();
        }
    }

    private @Nullable String typed() {
        while (!ended) {
            try {
                return reader.readLine(prompt);
            } catch (UserInterruptException stopped) {
                if (stopped.getPartialLine().isEmpty()) {
                    break;
                }
            } catch (EndOfFileException over) {
                break;
            }
        }
        return null;
    }

    @Override
    public @Nullable String secret(String question) {
        try {
            return reader.readLine(question, UNSEEN);
        } catch (UserInterruptException | EndOfFileException none) {
            return null;
        }
    }

    @Override
    public void channel(String name) {
        // The reader would take a per cent sign for something else.
        prompt = Harmless.name(name).replace("%", "%%") + "> ";
        if (reader.isReading()) {
            reader.setPrompt(prompt);
        }
    }

    @Override
    public void ring() {
        if (flags.contains(Options.Flag.BELL)) {
            terminal.writer().write('\007');
            terminal.flush();
        }
    }

    @Override
    public void onKey(IntConsumer action) {
        KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
        for (int digit = 1; digit <= 9; digit++) {
            int number = digit;
            String widget = "channel-" + digit;
            reader.getWidgets().put(widget, () -> {
                action.accept(number);
                return true;
            });
            keys.bind(new Reference(widget), KeyMap.alt(Character.forDigit(digit, 10)));
        }
    }

    @Override
    public boolean isForPerson() {
        return true;
    }

    @Override
    public void end() {
        ended = true;
        Thread waiting = typing; // null while nobody waits
        if (waiting != null) {
            waiting.interrupt();
        }
    }
}
