package org.lichat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
    private static String sent(String name, String script) {
        return new String(Scripts.sent(name, script.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void commentsAreNotSentAndLinesKeepTheirNumbers() {
        String script = "/** Says\n * hello. */\nexport function hello() {\n  // To everybody.\n  say('hello');\n}\n";
        assertEquals("\n\nexport function hello() {\n\n  say('hello');\n}\n", sent("hello.js", script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const a = 1; // one\n",
                "const pattern = /\\/\\*\\*/;\n",
                "const address = 'https://example.org';\n",
                "f(/** nothing */ 1);\n",
                "a\n  / b / c;\n"
            })
    void whatOnlyLooksLikeOneIsSent(String script) {
        assertEquals(script, sent("hello.js", script));
    }

    @Test
    void whatIsOthersIsSentAsItIs() {
        String script = "/**\n * @license\n */\nexport {};\n";
        assertEquals(script, sent("lib/other/other.js", script));
    }

    @Test
    void aLongCommentIsNoTrouble() {
        String script = "/** " + "very ".repeat(100_000) + "*/\nlong();\n";
        assertEquals("\nlong();\n", sent("hello.js", script));
    }
}
