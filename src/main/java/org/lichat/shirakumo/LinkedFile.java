package org.lichat.shirakumo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Payload;
import org.lichat.server.Document;
import org.lichat.server.Server;

/** A payload as browsers get it: it comes from a stranger, so nothing in it may ever be executed. */
final class LinkedFile {
    /** How long anybody may keep a copy without asking again: what is deleted here should not be found elsewhere for long. */
    static final Duration LONGEST = Duration.ofDays(7);

    /** A longer name does not become part of the URL, which some clients and proxies would cut. */
    private static final int LONGEST_NAME = 500;

    /**
     * What a browser takes in wherever a page of this server names it, whatever else is said about it: scripts (WHATWG MIME Sniffing §4.6),
     * modules and styles. Under their own name the pages' policy, by which scripts are from here, would let what a stranger sent be one.
     */
    private static final Pattern ACTIVE =
            Pattern.compile("(application|text)/(x-)?(java|ecma|live|j)script[0-9.]*|application/wasm|text/css");

    private LinkedFile() {}

    /** The path beneath that of the server. */
    static String path(Payload payload) {
        String filename = payload.label().filename();
        String encoded = filename == null ? "" : encoded(filename);
        boolean none = encoded.isEmpty() || encoded.length() > LONGEST_NAME;
        return Link.PATH + payload.name() + (none ? "" : "/" + encoded);
    }

    static Document document(Server server, Payload payload, Duration left) {
        return new Document(
                headers(payload, left),
                payload.keptOn(),
                new Document.Form(
                        payload.size(),
                        payload.name(), // the bytes of a name never change
                        (from, most) -> server.payloads().read(payload.name(), from, most)));
    }

    private static Map<String, String> headers(Payload payload, Duration left) {
        String type = payload.label().contentType();
        long age = Math.min(left.toSeconds(), LONGEST.toSeconds());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", served(type));
        headers.put("Content-Disposition", disposition(type, payload.label().filename()));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        headers.put("Cache-Control", "public, max-age=" + age + ", immutable");
        return headers;
    }

    /** The type that was said, as §12 wants it, but for what is active: with {@code nosniff} nobody takes plain text for anything else. */
    private static String served(String type) {
        String harmless = ACTIVE.matcher(type).matches() ? "text/plain" : type;
        return harmless.startsWith("text/") ? harmless + "; charset=utf-8" : harmless;
    }

    private static String disposition(String type, @Nullable String filename) {
        // XML is allowed by no default, and images of it could be opened as pages.
        boolean shown = type.matches("(image|audio|video)/.*") && !type.endsWith("xml");
        return (shown ? "inline" : "attachment") + (filename == null ? "" : "; filename*=UTF-8''" + encoded(filename));
    }

    /** With nothing but letters, digits and what means nothing special anywhere (RFC 3986 §2.3, RFC 8187). */
    private static String encoded(String filename) {
        return URLEncoder.encode(filename, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
