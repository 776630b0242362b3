package org.lichat.web;

import java.util.Arrays;

/** What a file of the web client is, by the end of its name. */
enum FileType {
    HTML("text/html; charset=utf-8", ".html"),
    SCRIPT("text/javascript; charset=utf-8", ".js"),
    STYLE("text/css; charset=utf-8", ".css"),
    JSON("application/json; charset=utf-8", ".json"),
    MANIFEST("application/manifest+json; charset=utf-8", ".webmanifest"),
    SVG("image/svg+xml; charset=utf-8", ".svg"),
    PNG("image/png", ".png"),
    WEBP("image/webp", ".webp"),
    ICON("image/x-icon", ".ico"),
    FONT("font/woff2", ".woff2"),
    OGG("audio/ogg", ".ogg"),
    MP3("audio/mpeg", ".mp3"),
    WAV("audio/wav", ".wav"),
    TEXT("text/plain; charset=utf-8", "");

    private final String contentType;
    private final String ending;

    FileType(String contentType, String ending) {
        this.contentType = contentType;
        this.ending = ending;
    }

    static FileType of(String name) {
        return Arrays.stream(values())
                .filter(type -> name.endsWith(type.ending))
                .findFirst()
                .orElse(TEXT);
    }

    String contentType() {
        return contentType;
    }

    /** Whether it becomes smaller when it is packed; the others are packed already. */
    boolean isText() {
        return contentType.contains("charset") || this == WAV || this == ICON;
    }
}
