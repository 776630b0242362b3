package org.lichat.server;

/** What an operator says of the certificate, without which there is no TLS. */
public final class TlsSettings {
    public static final Setting<String> CERTIFICATE = Setting.text("tls.certificate", "")
            .means(
                    "The file with the certificate's chain, in PEM or, when it ends in .p12 or .pfx, in PKCS#12; empty for no TLS.");
    public static final Setting<String> KEY = Setting.text("tls.key", "")
            .means("The file with the certificate's private key, in PEM; empty when the certificate's file has it.");
    public static final Setting<String> PASSWORD = Setting.secret("tls.password")
            .means("The password of a PKCS#12 file or of an encrypted key; empty for none.");
    public static final Setting<SelfSigned> SELF_SIGNED = Setting.choice("tls.self-signed", SelfSigned.OFF)
            .means(
                    "Whether a server without a certificate makes one for itself, in the data folder; clients must be told to trust it.");

    private TlsSettings() {}

    /** Whether there is a certificate. */
    public static boolean isOn(Settings settings) {
        return isSet(settings) || settings.get(SELF_SIGNED) == SelfSigned.ON;
    }

    /** Whether there is a certificate that the operator brings; it goes over one that the server makes. */
    public static boolean isSet(Settings settings) {
        return !settings.get(CERTIFICATE).isEmpty();
    }

    /** Whether the server makes its certificate itself. */
    public enum SelfSigned {
        ON,
        OFF
    }
}
