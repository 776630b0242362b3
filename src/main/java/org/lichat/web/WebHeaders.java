package org.lichat.web;

import java.util.Map;
import java.util.TreeMap;

/** What is said of the files of the web client: that a page of them may do what a chat needs, and nothing else. */
final class WebHeaders {
    /**
     * Scripts, styles and workers are the server's own files, never anything within the page; what people share may be shown from anywhere,
     * and other servers may be talked to. Markup can be made by the two policies alone that make it of fixed texts.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob: http: https:",
            "media-src 'self' data: blob: http: https:",
            "connect-src 'self' ws: wss:",
            "font-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html lichat");

    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /** The script that may keep the whole server's pages for when there is no network, from its own folder. */
    private static final String SERVICE_WORKER = "sw.js";

    private static final Map<String, String> OF_ALL = Map.of(
            "Cache-Control", "no-cache", // kept, but asked for again: its files must be of one build
            "X-Content-Type-Options", "nosniff");

    private static final Map<String, String> OF_PAGES = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", PERMISSIONS);

    private WebHeaders() {}

    /** Those of pages for what can do anything by itself: for the many other files they would be longer than what is in them. */
    static Map<String, String> of(String name, FileType type) {
        Map<String, String> headers = new TreeMap<>(OF_ALL);
        headers.put("Content-Type", type.contentType());
        boolean worker = name.equals(SERVICE_WORKER);
        if (worker || type == FileType.HTML || type == FileType.SVG) {
            headers.putAll(OF_PAGES);
        }
        if (worker) {
            headers.put("Service-Worker-Allowed", "../"); // resolved against its own URL, whatever the context path
        }
        return headers;
    }
}
