package memberict.microsoft;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate with its key, which signs our name in place of a secret. */
final class SigningCertificate {

    private static final Pattern KEY = part("PRIVATE KEY");
    private static final Pattern CERTIFICATE = part("CERTIFICATE");
    private static final Duration VALID = Duration.ofMinutes(5);

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SigningCertificate(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static SigningCertificate read(Path file) throws UnusableCredential {
        try {
            String pem = Files.readString(file);
            PrivateKey key =
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(KEY, pem, file)));
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes(CERTIFICATE, pem, file)));
            return new SigningCertificate(key, certificate);
        } catch (IOException e) {
            throw new UnusableCredential("the file %s cannot be read (%s)"
                    .formatted(file, e.getClass().getSimpleName()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableCredential(
                    "the file %s holds a key or certificate that cannot be used; it must be RSA".formatted(file));
        }
    }

    Instant expires() {
        return certificate.getNotAfter().toInstant();
    }

    /** What Entra takes for a secret: our own name, signed, for this address and these minutes only. */
    String signed(String clientId, String audience, Instant now) throws UnusableCredential {
        try {
            String thumbprint = Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()))
                    .toString();
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.PS256)
                            .type(JOSEObjectType.JWT)
                            .x509CertSHA256Thumbprint(new Base64URL(thumbprint))
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(clientId)
                            .subject(clientId)
                            .audience(audience)
                            .jwtID(UUID.randomUUID().toString())
                            .notBeforeTime(Date.from(now.minusSeconds(60)))
                            .expirationTime(Date.from(now.plus(VALID)))
                            .build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException | GeneralSecurityException e) {
            throw new UnusableCredential("the certificate's key cannot sign: " + e.getMessage());
        }
    }

    private static byte[] bytes(Pattern part, String pem, Path file) throws UnusableCredential {
        Matcher found = part.matcher(pem);
        if (!found.find()) {
            throw new UnusableCredential(
                    ("the file %s must hold both -----BEGIN PRIVATE KEY----- and -----BEGIN CERTIFICATE-----;"
                                    + " openssl pkcs8 -topk8 -nodes turns other keys into that form")
                            .formatted(file));
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }

    private static Pattern part(String name) {
        return Pattern.compile("-----BEGIN " + name + "-----([A-Za-z0-9+/=\\s]+)-----END " + name + "-----");
    }
}
