package org.lichat.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Emoji by names that can be typed. */
final class Reactions {
    private static final Map<String, String> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("thumbsup", "\uD83D\uDC4D"),
            Map.entry("thumbsdown", "\uD83D\uDC4E"),
            Map.entry("heart", "\u2764\uFE0F"),
            Map.entry("smile", "\uD83D\uDE04"),
            Map.entry("grin", "\uD83D\uDE01"),
            Map.entry("joy", "\uD83D\uDE02"),
            Map.entry("wink", "\uD83D\uDE09"),
            Map.entry("thinking", "\uD83E\uDD14"),
            Map.entry("sad", "\uD83D\uDE22"),
            Map.entry("angry", "\uD83D\uDE20"),
            Map.entry("surprised", "\uD83D\uDE2E"),
            Map.entry("clap", "\uD83D\uDC4F"),
            Map.entry("wave", "\uD83D\uDC4B"),
            Map.entry("ok", "\uD83D\uDC4C"),
            Map.entry("pray", "\uD83D\uDE4F"),
            Map.entry("party", "\uD83C\uDF89"),
            Map.entry("fire", "\uD83D\uDD25"),
            Map.entry("rocket", "\uD83D\uDE80"),
            Map.entry("eyes", "\uD83D\uDC40"),
            Map.entry("check", "\u2705"),
            Map.entry("cross", "\u274C"),
            Map.entry("question", "\u2753"),
            Map.entry("coffee", "\u2615"),
            Map.entry("cake", "\uD83C\uDF70"),
            Map.entry("star", "\u2B50"),
            Map.entry("sun", "\u2600\uFE0F"),
            Map.entry("100", "\uD83D\uDCAF")));

    private Reactions() {}

    /** What is meant by a name, with colons about it or not, or by the emoji or the emote itself. */
    static String of(String typed) {
        boolean marked = typed.length() > 2 && typed.startsWith(":") && typed.endsWith(":");
        String name = marked ? typed.substring(1, typed.length() - 1) : typed;
        return BY_NAME.getOrDefault(name, name);
    }

    /** All names, and those emotes. */
    static List<String> names(List<String> emotes) {
        List<String> names = new ArrayList<>(BY_NAME.keySet());
        names.addAll(emotes);
        return names;
    }
}
