package org.lichat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Input that nobody means: random bytes, and updates that are almost right. The same seed gives the same again. */
final class Mutation {
    private static final String ODD = "()\"\\:0 9-.NTx\0\u0001\u00e9";
    private static final List<String> UPDATES = List.of(
            "(connect :id 0 :clock 4000000000 :from \"x\" :password \"secret\" :version \"2.0\" :extensions (\"a\"))",
            "(message :id 1 :clock 4000000000 :from \"x\" :channel \"hostile\" :text \"grüß \\\\ \\\" 🎉\")",
            "(create :id 2 :channel \"c\")",
            "(permissions :id 3 :channel \"hostile\" :permissions ((message (+ \"a\" \"b\")) (kick t) (join (- \"c\"))))",
            "(grant :id \"4\" :channel \"hostile\" :target \"x\" :update shirakumo:edit)",
            "(server-info :id 5.5 :target \"x\")",
            "(users :id 6 :channel NIL)",
            "(pull :id 7 :channel \"hostile\" :target \"y\")");

    private final Random random;

    Mutation(long seed) {
        random = new Random(seed);
    }

    /** Up to so many random bytes, at least one. */
    byte[] bytes(int most) {
        byte[] bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** An update with a few mistakes. */
    String update() {
        StringBuilder text = new StringBuilder(UPDATES.get(random.nextInt(UPDATES.size())));
        for (int change = random.nextInt(6); change >= 0; change--) {
            mutate(text);
        }
        return text.toString();
    }

    /** A copy with a few mistakes. */
    byte[] of(byte[] frame) {
        byte[] copy = frame.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            copy[random.nextInt(Math.min(copy.length, change == 0 ? 2 : copy.length))] = (byte) random.nextInt(256);
        }
        return copy;
    }

    /** The bytes of an update with its NUL. */
    static byte[] ended(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private void mutate(StringBuilder text) {
        if (text.isEmpty()) {
            return;
        }
        int at = random.nextInt(text.length());
        switch (random.nextInt(5)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
            case 2 -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
            case 3 -> text.setLength(at);
            default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
        }
    }
}
