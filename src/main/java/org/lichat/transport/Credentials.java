package org.lichat.transport;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What the server proves itself by.
 *
 * @param key the private key of the first certificate
 * @param chain the server's own certificate, then each one's issuer
 */
record Credentials(PrivateKey key, List<X509Certificate> chain) {
    private static final byte[] SAMPLE = {1, 2, 3};

    Credentials {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** Whether the key is that of the certificate. */
    boolean belongTogether() {
        PublicKey other = certificate().getPublicKey();
        if (!key.getAlgorithm().equals(other.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256with" + (isEc() ? "ECDSA" : "RSA"));
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    private boolean isEc() {
        return key.getAlgorithm().equals("EC");
    }

    /** Whose certificate it is, as it is written. */
    String subject() {
        return certificate().getSubjectX500Principal().getName();
    }

    Instant notBefore() {
        return certificate().getNotBefore().toInstant();
    }

    Instant notAfter() {
        return certificate().getNotAfter().toInstant();
    }

    /** Whose certificate it is, and nothing of the key. */
    @Override
    public String toString() {
        return subject();
    }
}
