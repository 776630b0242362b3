package org.lichat.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;
import org.lichat.server.TlsSettings;

/** Where the server's certificate and its key are. They may change while it runs. */
public final class CertificateFiles {
    /** Far more than any chain has; whatever is larger was set by mistake. */
    private static final long MOST = 1 << 20;

    private final Place certificate;
    private final Place key;
    private final String password;

    private CertificateFiles(Place certificate, Place key, String password) {
        this.certificate = certificate;
        this.key = key;
        this.password = password;
    }

    /** A file, and the setting that leads to it. */
    private record Place(Setting<?> setting, Path path) {
        InvalidSetting wrong(String what) {
            return new InvalidSetting(setting + ": the file " + path + " " + what);
        }

        byte[] read() {
            try {
                if (Files.isDirectory(path)) {
                    throw wrong("is a folder");
                } else if (Files.size(path) > MOST) {
                    throw wrong("is far too large");
                }
                return Files.readAllBytes(path);
            } catch (NoSuchFileException missing) {
                throw wrong("is not there");
            } catch (AccessDeniedException denied) {
                throw wrong("cannot be read: the server's user may not");
            } catch (IOException unreadable) {
                throw wrong("cannot be read (" + unreadable.getClass().getSimpleName() + ")");
            }
        }

        boolean isPkcs12() {
            String name = path.toString().toLowerCase(Locale.ROOT);
            return name.endsWith(".p12") || name.endsWith(".pfx");
        }

        /** What changes whenever the file does; where there are links, they may lead to another one. */
        String state() {
            try {
                Path real = path.toRealPath();
                BasicFileAttributes is = Files.readAttributes(real, BasicFileAttributes.class);
                return real + " " + is.size() + " " + is.lastModifiedTime() + " " + is.fileKey();
            } catch (IOException gone) {
                return gone.toString();
            }
        }
    }

    /**
     * Those that the settings name; null when they name none.
     *
     * @throws InvalidSetting when they make no sense together
     */
    public static @Nullable CertificateFiles of(Settings settings) {
        String key = settings.get(TlsSettings.KEY);
        if (!TlsSettings.isSet(settings)) {
            if (!key.isEmpty()) {
                throw new InvalidSetting(TlsSettings.KEY + " is set, but " + TlsSettings.CERTIFICATE + " is not");
            }
            return null;
        }
        Place certificate = place(settings, TlsSettings.CERTIFICATE);
        if (certificate.isPkcs12() && !key.isEmpty()) {
            throw new InvalidSetting(TlsSettings.KEY + " is set, though " + TlsSettings.CERTIFICATE
                    + " is a PKCS#12 file, which has the key");
        }
        return new CertificateFiles(
                certificate,
                key.isEmpty() ? certificate : place(settings, TlsSettings.KEY),
                settings.get(TlsSettings.PASSWORD));
    }

    /** The one file, in PEM, that the server has made for itself. */
    public static CertificateFiles selfSigned(Path file) {
        Place made = new Place(TlsSettings.SELF_SIGNED, file);
        return new CertificateFiles(made, made, "");
    }

    private static Place place(Settings settings, Setting<String> setting) {
        try {
            return new Place(setting, Path.of(settings.get(setting)).toAbsolutePath());
        } catch (InvalidPathException noPath) {
            throw new InvalidSetting(setting + " is not a path");
        }
    }

    /** Another one whenever a file has changed. */
    String state() {
        return certificate.state() + "\n" + key.state();
    }

    /**
     * Reads them.
     *
     * @throws InvalidSetting when they cannot be used; the message names the setting and the file, and says what is wrong
     */
    public void requireUsable() {
        read();
    }

    /** The same, and gives what was read. */
    Credentials read() {
        Credentials read = certificate.isPkcs12() ? pkcs12() : pem();
        if (!read.belongTogether()) {
            throw key.wrong("has a key that does not belong to the first certificate of " + certificate.path());
        }
        return read;
    }

    private Credentials pem() {
        List<X509Certificate> chain = chain();
        if (key.equals(certificate) && !PrivateKeys.isAmong(blocks(certificate))) {
            throw new InvalidSetting(
                    TlsSettings.KEY + " is not set, and the file " + certificate.path() + " has no private key");
        }
        try {
            return new Credentials(PrivateKeys.find(blocks(key), password), chain);
        } catch (UnusableFile unusable) {
            throw key.wrong(unusable.what());
        }
    }

    private static List<Pem> blocks(Place place) {
        try {
            return Pem.read(place.read());
        } catch (UnusableFile unusable) {
            throw place.wrong(unusable.what());
        }
    }

    private List<X509Certificate> chain() {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem block : blocks(certificate)) {
                if (block.label().equals("CERTIFICATE")) {
                    var in = new ByteArrayInputStream(block.bytes());
                    chain.add((X509Certificate) factory.generateCertificate(in));
                }
            }
        } catch (CertificateException damaged) {
            throw certificate.wrong("has a certificate that is damaged");
        } catch (UnusableFile unusable) {
            throw certificate.wrong(unusable.what());
        }
        if (chain.isEmpty()) {
            throw certificate.wrong("has no certificate");
        }
        return chain;
    }

    private Credentials pkcs12() {
        byte[] bytes = certificate.read();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey found) {
                    return new Credentials(found, ofX509(store, alias));
                }
            }
        } catch (IOException | GeneralSecurityException closed) {
            throw certificate.wrong("cannot be opened: it is not PKCS#12, or " + TlsSettings.PASSWORD
                    + (password.isEmpty() ? " is not set" : " is not its password"));
        }
        throw certificate.wrong("has no private key with a certificate");
    }

    private static List<X509Certificate> ofX509(KeyStore store, String alias) throws GeneralSecurityException {
        return Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Where the certificate is. */
    @Override
    public String toString() {
        return certificate.path().toString();
    }
}
