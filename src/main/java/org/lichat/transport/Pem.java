package org.lichat.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A block of a file in PEM (RFC 7468).
 *
 * @param label what it says it is, such as "CERTIFICATE"
 * @param body what is between its first line and its last
 */
record Pem(String label, String body) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** The header of blocks that OpenSSL has encrypted in its own old way (RFC 1421). */
    private static final String OLD_ENCRYPTION = "Proc-Type:";

    /**
     * The blocks of a file; whatever is between them does not count.
     *
     * @throws UnusableFile when there is none
     */
    static List<Pem> read(byte[] file) throws UnusableFile {
        List<Pem> blocks = new ArrayList<>();
        String label = "";
        StringBuilder body = new StringBuilder();
        for (String line : new String(file, StandardCharsets.ISO_8859_1).split("\\R", -1)) {
            if (line.startsWith(BEGIN)) {
                label = line.substring(BEGIN.length()).replace(DASHES, "").strip();
                body.setLength(0);
            } else if (!line.startsWith(END)) {
                body.append(line).append('\n');
            } else if (line.startsWith(END + label + DASHES)) {
                blocks.add(new Pem(label, body.toString()));
            }
        }
        if (blocks.isEmpty()) {
            throw new UnusableFile("is not in PEM");
        }
        return blocks;
    }

    /** What it holds, in DER. */
    byte[] bytes() throws UnusableFile {
        if (body.contains(OLD_ENCRYPTION)) {
            throw new UnusableFile(
                    "is encrypted in OpenSSL's old way, which is not understood; openssl pkcs8 -topk8 makes another of it");
        }
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException noBase64) {
            throw new UnusableFile("is damaged: what it has between BEGIN and END " + label + " is not Base64");
        }
    }

    /** Only its label: it may be a secret. */
    @Override
    public String toString() {
        return label;
    }
}
