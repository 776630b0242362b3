package org.lichat.console;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code chat} on the command line.
 *
 * @param address of the server
 * @param name of the user; empty when the server is to give one
 * @param token a one-time password; null when there is none
 */
record Options(String address, String name, @Nullable String token, Set<Flag> flags) {
    static final String USAGE = """
            java -jar lichat-ee.jar chat [options] ADDRESS   talks with people on a server
            ADDRESS: lichat://host:port/channel (or tcp:), lichats: (or tls:) for the same encrypted,
                     ws://host:port/path#channel or wss:; the ports are 1111 to 1114 unless written.
            --name NAME    the name to have there; without it the server gives one
            --password     asks for the password of the name; in a pipe it is LICHAT_CHAT_PASSWORD of the environment
            --token TOKEN  a one-time password, for names that need one as well
            --no-colour    (or --no-color, or NO_COLOR in the environment) shows no colours
            --bell         rings when somebody mentions the name
            --insecure     takes any certificate of the server
            --raw          shows the updates that come and go, without passwords
            --help         prints this
            Once there, /help lists the commands. In a pipe each line is said or done, and the answers are waited for;
            the exit code is 3 if something failed, 1 without a connection, 2 for wrong arguments.""";

    private static final Map<String, Flag> FLAGS = Map.of(
            "--password", Flag.PASSWORD,
            "--no-colour", Flag.NO_COLOUR,
            "--no-color", Flag.NO_COLOUR,
            "--bell", Flag.BELL,
            "--insecure", Flag.INSECURE,
            "--raw", Flag.RAW,
            "--help", Flag.HELP);

    /** Options that are there or not. */
    enum Flag {
        PASSWORD,
        NO_COLOUR,
        BELL,
        INSECURE,
        RAW,
        HELP
    }

    /** Reads the arguments; throws {@link Refusal}. */
    static Options read(List<String> arguments) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        String address = null;
        String name = "";
        String token = null;
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String argument = left.next();
            Flag flag = FLAGS.get(argument);
            if (flag != null) {
                flags.add(flag);
            } else if (argument.equals("--name")) {
                name = value(argument, left);
            } else if (argument.equals("--token")) {
                token = value(argument, left);
            } else if (argument.startsWith("-") || address != null) {
                throw new Refusal("“" + argument + "” means nothing here.");
            } else {
                address = argument;
            }
        }
        if (address == null && !flags.contains(Flag.HELP)) {
            throw new Refusal("The address of a server is missing.");
        }
        return new Options(address == null ? "" : address, name, token, flags);
    }

    private static String value(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new Refusal("Behind " + option + " something is missing.");
        }
        return left.next();
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }
}
