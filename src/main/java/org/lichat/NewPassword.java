package org.lichat;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lichat.Commands.Refused;
import org.lichat.domain.Name;

/** A password that an operator types, unseen and twice, or that a program writes, as one line to standard input. */
final class NewPassword {
    private NewPassword() {}

    /** Asks for it; throws {@link Refused} when none comes. */
    @SuppressWarnings("SystemConsoleNull") // up to Java 21 it may be null
    static String read(Name user, InputStream in) throws IOException {
        Console console = System.console();
        return console == null || !isTerminal(console) ? readLine(in) : ask(console, user);
    }

    /** Since Java 22 there is a console without a terminal as well, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException earlierJava) {
            return true;
        }
    }

    private static String ask(Console console, Name user) {
        char[] first = typed(console.readPassword("New password for %s: ", user));
        char[] second = typed(console.readPassword("The same once more: "));
        if (!Arrays.equals(first, second)) {
            throw new Refused("The two are not the same; nothing is changed.");
        }
        return new String(first);
    }

    private static char[] typed(char @Nullable [] password) {
        if (password == null) {
            throw none();
        }
        return password;
    }

    private static String readLine(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        try {
            String line = reader.readLine();
            if (line == null) {
                throw none();
            }
            return line;
        } catch (CharacterCodingException other) {
            throw new Refused("The password on standard input is not written in UTF-8; nothing is changed.");
        }
    }

    private static Refused none() {
        return new Refused("No password was given; nothing is changed.");
    }
}
