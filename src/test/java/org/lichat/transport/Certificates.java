package org.lichat.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A key and its certificate, in all the notations in which operators have them. */
final class Certificates {
    static final String ENCRYPTION = "PBEWithHmacSHA256AndAES_256";

    private final KeyPair pair;
    private final byte[] certificate;

    private Certificates(KeyPair pair, byte[] certificate) {
        this.pair = pair;
        this.certificate = certificate;
    }

    static Certificates rsa(String name) {
        return of("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), name, Duration.ofDays(30));
    }

    static Certificates ec(String name) {
        return ec(name, Duration.ofDays(30));
    }

    /** One that is valid for so long, which may be over. */
    static Certificates ec(String name, Duration left) {
        return of("EC", new ECGenParameterSpec("secp256r1"), name, left);
    }

    private static Certificates of(String algorithm, AlgorithmParameterSpec spec, String name, Duration left) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(spec);
            KeyPair pair = generator.generateKeyPair();
            return new Certificates(pair, sign(pair, name, Instant.now().plus(left)));
        } catch (GeneralSecurityException | IOException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    private static byte[] sign(KeyPair pair, String name, Instant end) throws GeneralSecurityException, IOException {
        boolean rsa = pair.getPrivate().getAlgorithm().equals("RSA");
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                rsa ? PKCSObjectIdentifiers.sha256WithRSAEncryption : X9ObjectIdentifiers.ecdsa_with_SHA256);
        V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
        body.setSerialNumber(new ASN1Integer(BigInteger.valueOf(System.nanoTime())));
        body.setSignature(algorithm);
        body.setIssuer(new X500Name("CN=" + name));
        body.setSubject(new X500Name("CN=" + name));
        body.setStartDate(new Time(Date.from(end.minus(Duration.ofDays(60)))));
        body.setEndDate(new Time(Date.from(end)));
        body.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        var signed = body.generateTBSCertificate();
        Signature signature = Signature.getInstance("SHA256with" + (rsa ? "RSA" : "ECDSA"));
        signature.initSign(pair.getPrivate());
        signature.update(signed.getEncoded());
        return new DERSequence(new ASN1Encodable[] {signed, algorithm, new DERBitString(signature.sign())})
                .getEncoded();
    }

    static String block(String label, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    String certificate() {
        return block("CERTIFICATE", certificate);
    }

    String pkcs8() {
        return block("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /** PKCS#1 of a key for RSA, SEC1 of one for EC, with the curve in a block before it. */
    String traditional() {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
            byte[] key = info.parsePrivateKey().toASN1Primitive().getEncoded();
            if (pair.getPrivate().getAlgorithm().equals("RSA")) {
                return block("RSA PRIVATE KEY", key);
            }
            ASN1Encodable curve = info.getPrivateKeyAlgorithm().getParameters();
            return block("EC PARAMETERS", curve.toASN1Primitive().getEncoded()) + block("EC PRIVATE KEY", key);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    String encrypted(String password) {
        try {
            Cipher cipher = Cipher.getInstance(ENCRYPTION);
            PBEKeySpec secret = new PBEKeySpec(password.toCharArray());
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    SecretKeyFactory.getInstance(ENCRYPTION).generateSecret(secret));
            byte[] bytes = cipher.doFinal(pair.getPrivate().getEncoded());
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_PBES2,
                    ASN1Primitive.fromByteArray(cipher.getParameters().getEncoded()));
            return block("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(algorithm, bytes).getEncoded());
        } catch (GeneralSecurityException | IOException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    /** The same as {@code openssl req} does it by default: with Triple DES, and what else is not said. */
    String encryptedByOpenssl(String password) {
        byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
        try {
            PBEKeySpec secret = new PBEKeySpec(password.toCharArray(), salt, 2048, 192);
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(secret)
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DESede"), new IvParameterSpec(salt));
            byte[] bytes = cipher.doFinal(pair.getPrivate().getEncoded());
            PBES2Parameters how = new PBES2Parameters(
                    new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, 2048)),
                    new EncryptionScheme(PKCSObjectIdentifiers.des_EDE3_CBC, new DEROctetString(salt)));
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, how);
            return block("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(algorithm, bytes).getEncoded());
        } catch (GeneralSecurityException | IOException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    /** Writes both as PKCS#12. */
    void pkcs12(Path file, String password) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] chain = {
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new java.io.ByteArrayInputStream(certificate))
            };
            store.setKeyEntry("lichat", pair.getPrivate(), password.toCharArray(), chain);
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException | IOException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }
}
