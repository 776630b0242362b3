package org.lichat.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.lichat.server.TlsSettings;

/**
 * A private key that is encrypted with a password (RFC 5958 §3). The JDK itself cannot decrypt what OpenSSL encrypts with Triple
 * DES, as some of its commands do by default.
 */
final class EncryptedKey {
    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> DIGESTS = Map.of(
            PKCSObjectIdentifiers.id_hmacWithSHA1, SHA1Digest::new,
            PKCSObjectIdentifiers.id_hmacWithSHA256, SHA256Digest::new,
            PKCSObjectIdentifiers.id_hmacWithSHA384, SHA384Digest::new,
            PKCSObjectIdentifiers.id_hmacWithSHA512, SHA512Digest::new);

    /** Each with the length of its key in bytes. */
    private static final Map<ASN1ObjectIdentifier, Integer> CIPHERS = Map.of(
            PKCSObjectIdentifiers.des_EDE3_CBC, 24,
            NISTObjectIdentifiers.id_aes128_CBC, 16,
            NISTObjectIdentifiers.id_aes192_CBC, 24,
            NISTObjectIdentifiers.id_aes256_CBC, 32);

    private EncryptedKey() {}

    /**
     * What is encrypted there, in DER.
     *
     * @throws IllegalArgumentException when the bytes are nothing of the kind
     */
    static byte[] decrypt(byte[] bytes, String password) throws UnusableFile, IOException {
        if (password.isEmpty()) {
            throw new UnusableFile("is encrypted, and " + TlsSettings.PASSWORD + " is not set");
        }
        EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(bytes);
        var algorithm = info.getEncryptionAlgorithm();
        try {
            return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
                    ? decrypt(PBES2Parameters.getInstance(algorithm.getParameters()), info.getEncryptedData(), password)
                    : byJdk(bytes, password);
        } catch (NoSuchAlgorithmException unknown) {
            throw new UnusableFile(
                    "is encrypted in a way that is not understood; openssl pkcs8 -topk8 makes another of it");
        } catch (InvalidCipherTextException | GeneralSecurityException wrong) {
            throw wrongPassword();
        }
    }

    /** The password is not the one it was encrypted with, as may also show only when what comes out is no key. */
    static UnusableFile wrongPassword() {
        return new UnusableFile("cannot be decrypted: " + TlsSettings.PASSWORD + " is not its password");
    }

    private static byte[] decrypt(PBES2Parameters how, byte[] data, String password)
            throws NoSuchAlgorithmException, InvalidCipherTextException {
        ASN1ObjectIdentifier scheme = how.getEncryptionScheme().getAlgorithm();
        Integer length = CIPHERS.get(scheme);
        if (length == null) {
            throw new NoSuchAlgorithmException(scheme.getId());
        }
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        byte[] start = ASN1OctetString.getInstance(how.getEncryptionScheme().getParameters())
                .getOctets();
        BlockCipher block =
                scheme.equals(PKCSObjectIdentifiers.des_EDE3_CBC) ? new DESedeEngine() : AESEngine.newInstance();
        PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(block));
        KeyParameter key = new KeyParameter(derive(how.getKeyDerivationFunc(), secret, length));
        cipher.init(false, new ParametersWithIV(key, start));
        byte[] out = new byte[cipher.getOutputSize(data.length)];
        int count = cipher.processBytes(data, 0, data.length, out, 0);
        return Arrays.copyOf(out, count + cipher.doFinal(out, count));
    }

    private static byte[] derive(KeyDerivationFunc how, byte[] secret, int length) throws NoSuchAlgorithmException {
        if (!how.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw new NoSuchAlgorithmException(how.getAlgorithm().getId());
        }
        PBKDF2Params parameters = PBKDF2Params.getInstance(how.getParameters());
        Supplier<Digest> digest = DIGESTS.get(parameters.getPrf().getAlgorithm());
        if (digest == null) {
            throw new NoSuchAlgorithmException(
                    parameters.getPrf().getAlgorithm().getId());
        }
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest.get());
        generator.init(
                secret, parameters.getSalt(), parameters.getIterationCount().intValueExact());
        return ((KeyParameter) generator.generateDerivedMacParameters(length * Byte.SIZE)).getKey();
    }

    /** What is older than the second version of PKCS#5. */
    private static byte[] byJdk(byte[] bytes, String password) throws GeneralSecurityException, IOException {
        var info = new javax.crypto.EncryptedPrivateKeyInfo(bytes);
        Cipher cipher = Cipher.getInstance(info.getAlgName());
        PBEKeySpec secret = new PBEKeySpec(password.toCharArray());
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(info.getAlgName()).generateSecret(secret),
                info.getAlgParameters());
        return info.getKeySpec(cipher).getEncoded();
    }
}
