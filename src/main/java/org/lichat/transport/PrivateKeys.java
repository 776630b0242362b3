package org.lichat.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Private keys in the notations in which there are files of them: PKCS#8, encrypted or not, PKCS#1 and SEC1. */
final class PrivateKeys {
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String CURVE = "EC PARAMETERS";

    /** What the JDK's TLS can do; not Ed25519, which no public authority certifies either. */
    private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS =
            Map.of(PKCSObjectIdentifiers.rsaEncryption, "RSA", X9ObjectIdentifiers.id_ecPublicKey, "EC");

    private PrivateKeys() {}

    /** Whether a file with these blocks has a key. */
    static boolean isAmong(List<Pem> blocks) {
        return blocks.stream().anyMatch(PrivateKeys::isKey);
    }

    private static boolean isKey(Pem block) {
        return block.label().endsWith("PRIVATE KEY");
    }

    /** The first key of a file with these blocks, decrypted where that is needed. */
    static PrivateKey find(List<Pem> blocks, String password) throws UnusableFile {
        Pem found = blocks.stream()
                .filter(PrivateKeys::isKey)
                .findFirst()
                .orElseThrow(() -> new UnusableFile("has no private key"));
        byte[] bytes = found.bytes();
        try {
            return switch (found.label()) {
                case "PRIVATE KEY" -> key(PrivateKeyInfo.getInstance(bytes));
                case ENCRYPTED -> decrypted(bytes, password);
                case "RSA PRIVATE KEY" -> key(rsa(bytes));
                case "EC PRIVATE KEY" -> key(ec(bytes, blocks));
                default -> throw new UnusableFile("has a key that is neither RSA nor EC: " + found.label());
            };
        } catch (IOException | IllegalArgumentException | IllegalStateException noKey) {
            throw new UnusableFile("is damaged: what it has as " + found.label() + " is none");
        }
    }

    private static PrivateKey key(PrivateKeyInfo info) throws UnusableFile, IOException {
        String algorithm = ALGORITHMS.get(info.getPrivateKeyAlgorithm().getAlgorithm());
        if (algorithm == null) {
            throw new UnusableFile("has a key that is neither RSA nor EC");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException unknown) {
            throw new UnusableFile("has a key that is damaged, or on a curve that is not understood");
        }
    }

    private static PrivateKeyInfo rsa(byte[] pkcs1) throws IOException {
        var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        return new PrivateKeyInfo(algorithm, RSAPrivateKey.getInstance(pkcs1));
    }

    /** The curve is in the key itself, as a rule, or in a block of its own. */
    private static PrivateKeyInfo ec(byte[] sec1, List<Pem> blocks) throws IOException, UnusableFile {
        ECPrivateKey key = ECPrivateKey.getInstance(sec1);
        ASN1Encodable curve = key.getParametersObject();
        for (Pem block : blocks) {
            if (curve == null && block.label().equals(CURVE)) {
                curve = ASN1Primitive.fromByteArray(block.bytes());
            }
        }
        return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key);
    }

    private static PrivateKey decrypted(byte[] bytes, String password) throws UnusableFile, IOException {
        byte[] key = EncryptedKey.decrypt(bytes, password);
        try {
            return key(PrivateKeyInfo.getInstance(key));
        } catch (IllegalArgumentException noKey) {
            throw EncryptedKey.wrongPassword();
        }
    }
}
