package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.lichat.server.TlsSettings;

/** The files that operators have, and what is wrong with them. */
class CertificateFilesTest {
    private static final Certificates RSA = Certificates.rsa("rsa.example");
    private static final Certificates EC = Certificates.ec("ec.example");

    @TempDir
    Path folder;

    private Path write(String name, String... content) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", content));
    }

    private static CertificateFiles files(Path certificate, String key, String password) {
        return Objects.requireNonNull(CertificateFiles.of(Settings.defaults()
                .with(TlsSettings.CERTIFICATE, certificate.toString())
                .with(TlsSettings.KEY, key)
                .with(TlsSettings.PASSWORD, password)));
    }

    private void isRead(Certificates certificates, String key, String password) throws IOException {
        Path certificate = write("chain.pem", "subject=/CN=x\n", certificates.certificate());
        Path keyFile = write("key.pem", key);
        Credentials apart = files(certificate, keyFile.toString(), password).read();
        assertTrue(apart.belongTogether());
        Path combined = write("both.pem", key, certificates.certificate());
        assertEquals(apart.subject(), files(combined, "", password).read().subject());
    }

    private static void isRefused(CertificateFiles files, String... told) {
        InvalidSetting invalid = assertThrows(InvalidSetting.class, files::requireUsable);
        for (String part : told) {
            assertTrue(
                    String.valueOf(invalid.getMessage()).contains(part),
                    () -> part + " is not in " + invalid.getMessage());
        }
        assertFalse(String.valueOf(invalid.getMessage()).contains("hush"), invalid::getMessage);
    }

    @Test
    void keysAreReadInEveryNotation() throws IOException {
        for (Certificates each : new Certificates[] {RSA, EC}) {
            isRead(each, each.pkcs8(), "");
            isRead(each, each.traditional(), "");
            isRead(each, each.encrypted("hush"), "hush");
            isRead(each, each.encryptedByOpenssl("hush"), "hush");
            isRead(each, each.pkcs8().replace("\n", "\r\n"), "");
        }
    }

    @Test
    void pkcs12IsRead() {
        for (Certificates each : new Certificates[] {RSA, EC}) {
            Path file = folder.resolve("store.P12");
            each.pkcs12(file, "hush");
            assertTrue(files(file, "", "hush").read().belongTogether());
            isRefused(files(file, "", ""), "lichat.tls.certificate", file.toString(), "lichat.tls.password is not set");
            isRefused(files(file, "", "x"), "lichat.tls.certificate", "lichat.tls.password is not its password");
        }
    }

    @Test
    void theWholeChainIsRead() throws IOException {
        Path chain = write("chain.pem", EC.pkcs8(), EC.certificate(), RSA.certificate());
        Credentials read = files(chain, "", "").read();
        assertEquals(2, read.chain().size());
        assertEquals("CN=ec.example", read.subject());
    }

    @Test
    void filesThatCannotBeUsedAreNamedWithWhatIsWrong() throws IOException {
        Path certificate = write("chain.pem", RSA.certificate());
        Path key = write("key.pem", RSA.pkcs8());
        Path none = folder.resolve("none.pem");
        Path text = write("text.pem", "just some text\n");
        isRefused(files(none, "", ""), "lichat.tls.certificate", none.toString(), "is not there");
        isRefused(files(certificate, none.toString(), ""), "lichat.tls.key", none.toString(), "is not there");
        isRefused(files(folder, "", ""), "lichat.tls.certificate", "is a folder");
        isRefused(files(text, key.toString(), ""), "lichat.tls.certificate", text.toString(), "is not in PEM");
        isRefused(files(certificate, text.toString(), ""), "lichat.tls.key", text.toString(), "is not in PEM");
        isRefused(files(key, key.toString(), ""), "lichat.tls.certificate", "has no certificate");
        isRefused(files(certificate, "", ""), "lichat.tls.key is not set", certificate.toString());
        isRefused(files(certificate, certificate.toString(), ""), "lichat.tls.key", "has no private key");
        Path other = write("other.pem", EC.pkcs8());
        isRefused(
                files(certificate, other.toString(), ""),
                "lichat.tls.key",
                other.toString(),
                "does not belong",
                "chain.pem");
        Path sameKind = write("same.pem", Certificates.rsa("x").pkcs8());
        isRefused(files(certificate, sameKind.toString(), ""), "lichat.tls.key", "does not belong");
        Path large = folder.resolve("large.pem");
        Files.write(large, new byte[(1 << 20) + 1]);
        isRefused(files(large, "", ""), "lichat.tls.certificate", "is far too large");
    }

    @Test
    void keysThatCannotBeReadAreToldApart() throws IOException {
        Path certificate = write("chain.pem", RSA.certificate());
        Path encrypted = write("encrypted.pem", RSA.encrypted("hush"));
        isRefused(files(certificate, encrypted.toString(), ""), "lichat.tls.key", "lichat.tls.password is not set");
        isRefused(files(certificate, encrypted.toString(), "hushhush"), "lichat.tls.password is not its password");
        Path old = write("old.pem", RSA.traditional().replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nM"));
        isRefused(files(certificate, old.toString(), "x"), "lichat.tls.key", "OpenSSL's old way", "openssl pkcs8");
        Path cut = write("cut.pem", RSA.pkcs8().replaceFirst("(?s)\n.{200}", "\n"));
        isRefused(files(certificate, cut.toString(), ""), "lichat.tls.key", "damaged");
        Path letters = write("letters.pem", RSA.pkcs8().replace("\nM", "\n?"));
        isRefused(files(certificate, letters.toString(), ""), "lichat.tls.key", "not Base64");
        Path foreign = write("foreign.pem", RSA.pkcs8().replace("PRIVATE", "DSA PRIVATE"));
        isRefused(files(certificate, foreign.toString(), ""), "neither RSA nor EC");
        Path damaged = write("damaged.pem", RSA.certificate().replaceFirst("(?s)\n.{300}", "\n"));
        isRefused(files(damaged, encrypted.toString(), "hush"), "lichat.tls.certificate", "damaged");
    }

    @Test
    void settingsThatMakeNoSenseTogetherAreRefused() {
        Settings key = Settings.defaults().with(TlsSettings.KEY, "key.pem");
        InvalidSetting alone = assertThrows(InvalidSetting.class, () -> CertificateFiles.of(key));
        assertTrue(String.valueOf(alone.getMessage()).contains("lichat.tls.certificate is not"), alone::getMessage);
        Settings both = key.with(TlsSettings.CERTIFICATE, "a.pfx");
        assertThrows(InvalidSetting.class, () -> CertificateFiles.of(both));
        assertNull(CertificateFiles.of(Settings.defaults()));
    }

    @Test
    void theStateChangesWithTheFileAndWithTheLinkToIt() throws IOException {
        Path first = write("1.pem", RSA.pkcs8(), RSA.certificate());
        Path second = write("2.pem", EC.pkcs8(), EC.certificate());
        Path link = Files.createSymbolicLink(folder.resolve("live.pem"), first);
        CertificateFiles files = files(link, "", "");
        String before = files.state();
        assertEquals(before, files.state());
        Files.delete(link);
        assertNotEquals(before, files.state());
        Files.createSymbolicLink(link, second);
        String after = files.state();
        assertNotEquals(before, after);
        write("2.pem", RSA.pkcs8(), RSA.certificate());
        assertNotEquals(after, files.state());
    }

    @Test
    void nothingOfAKeyIsPrinted() throws IOException {
        Path file = write("both.pem", RSA.pkcs8(), RSA.certificate());
        CertificateFiles files = files(file, "", "hush");
        assertEquals(file.toString(), files.toString());
        assertEquals("CN=rsa.example", files.read().toString());
        assertEquals("PRIVATE KEY", new Pem("PRIVATE KEY", "secret").toString());
    }
}
