package org.lichat.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a document answers a request: as a whole, in part, or not again (RFC 9110). */
final class Delivery {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNSATISFIABLE = 416;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** One range; of several, which few ask for, the whole is a right answer too. */
    private static final Pattern RANGE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    private final Asked asked;
    private final Document document;
    private final Document.Form form;
    private final boolean packed;
    private final String tag;
    private final @Nullable String date;

    private Delivery(Asked asked, Document document) {
        this.asked = asked;
        this.document = document;
        // A range is one of the bytes that are wanted in the end.
        Document.Form gzip = asked.header("Range") == null && asked.takesGzip() ? document.gzip() : null;
        this.packed = gzip != null;
        this.form = gzip == null ? document.plain() : gzip;
        this.tag = '"' + form.tag() + '"';
        Instant modified = document.modified();
        this.date = modified == null ? null : DATE.format(modified);
    }

    /** What is said without looking for anything, or null when the request is one that documents answer. */
    static @Nullable Answer refusal(Asked asked) {
        return isHead(asked) || asked.method().equals("GET")
                ? null
                : Answer.line(NOT_ALLOWED, "Only GET and HEAD are answered here.")
                        .with("Allow", "GET, HEAD");
    }

    static Answer answer(Asked asked, @Nullable Document document) {
        Answer answer = document == null
                ? Answer.line(NOT_FOUND, "There is nothing at this address.")
                : new Delivery(asked, document).answer();
        return isHead(asked) ? answer.withoutBody() : answer;
    }

    private static boolean isHead(Asked asked) {
        return asked.method().equals("HEAD");
    }

    private Answer answer() {
        if (isKnown()) {
            Map<String, String> headers = headers();
            headers.remove("Content-Type");
            headers.remove("Content-Disposition");
            headers.remove("Content-Encoding");
            return new Answer(NOT_MODIFIED, headers, Answer.Body.NONE);
        }
        String range = isHead(asked) ? null : asked.header("Range"); // RFC 9110 §14.2: of GET only
        Matcher matcher = RANGE.matcher(range == null || !isRangeOfThis() ? "" : range);
        return matcher.matches() ? part(matcher.group(1), matcher.group(2)) : whole();
    }

    /** RFC 9110 §13.1.2, §13.1.3. */
    private boolean isKnown() {
        String tags = asked.header("If-None-Match");
        if (tags != null) {
            return Arrays.stream(tags.split(","))
                    .map(String::strip)
                    .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
        }
        Instant since = instant(asked.header("If-Modified-Since"));
        Instant modified = document.modified();
        return since != null
                && modified != null
                && !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
    }

    private static @Nullable Instant instant(@Nullable String date) {
        try {
            return date == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** RFC 9110 §13.1.5. */
    private boolean isRangeOfThis() {
        String condition = asked.header("If-Range");
        return condition == null || condition.equals(tag) || condition.equals(date);
    }

    /** RFC 9110 §14.1.2. */
    private Answer part(String first, String last) {
        long length = form.length();
        boolean suffix = first.isEmpty();
        if (suffix && last.isEmpty()) {
            return whole();
        }
        long from = suffix ? Math.max(0, length - Long.parseLong(last)) : Long.parseLong(first);
        long to = suffix || last.isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(last));
        if (!suffix && !last.isEmpty() && Long.parseLong(last) < from) {
            return whole();
        }
        if (from > to) {
            return Answer.line(UNSATISFIABLE, "There are only " + length + " bytes.")
                    .with("Content-Range", "bytes */" + length);
        }
        return stretch(PARTIAL, from, to + 1 - from).with("Content-Range", "bytes " + from + "-" + to + "/" + length);
    }

    private Answer whole() {
        return stretch(OK, 0, form.length());
    }

    private Answer stretch(int status, long from, long length) {
        Map<String, String> headers = headers();
        headers.put("Content-Length", String.valueOf(length));
        return new Answer(status, headers, new Answer.Body(from, length, form.source()));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>(document.headers());
        headers.put("ETag", tag);
        if (date != null) {
            headers.put("Last-Modified", date);
        }
        if (document.gzip() != null) {
            headers.put("Vary", "Accept-Encoding");
        }
        if (packed) {
            headers.put("Content-Encoding", "gzip");
        } else {
            headers.put("Accept-Ranges", "bytes");
        }
        return headers;
    }
}
