package org.lichat.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Scripts as they are sent: without their comments, which are a quarter of them and meant for whoever reads the sources. */
final class Scripts {
    /** Of whole lines only, which nothing else in a script looks like; what is behind code stays. */
    private static final Pattern COMMENT =
            Pattern.compile("^[ \\t]*(?:/\\*\\*(?:(?!\\*/)[\\s\\S])*+\\*/[ \\t]*|//[^\\n]*)$", Pattern.MULTILINE);

    /** Licences of others are sent with what is licensed. */
    private static final String OTHERS = "lib/";

    private Scripts() {}

    /** That script for sending; its lines keep their numbers. */
    static byte[] sent(String name, byte[] script) {
        if (name.startsWith(OTHERS)) {
            return script;
        }
        String source = new String(script, StandardCharsets.UTF_8);
        return COMMENT.matcher(source)
                .replaceAll(comment -> "\n".repeat((int)
                        comment.group().chars().filter(at -> at == '\n').count()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
