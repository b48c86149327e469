package memberict.microsoft;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import memberict.microsoft.Credential.CertificateFile;
import memberict.microsoft.Credential.Secret;
import memberict.microsoft.Credential.SecretFile;
import memberict.microsoft.Credential.SecretVariable;

/** The fields of a token request that show who asks. */
final class ClientProof {

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private ClientProof() {}

    static Map<String, String> of(Credential credential, String clientId, URI address, Instant now)
            throws UnusableCredential {
        return switch (credential) {
            case Secret(String value) -> secret(value, "the setting");
            case SecretVariable(String name) -> {
                String value = System.getenv(name);
                yield secret(value == null ? "" : value, "the environment variable " + name);
            }
            case SecretFile(Path file) -> secret(text(file), "the file " + file);
            case CertificateFile(Path file) ->
                Map.of(
                        "client_assertion_type",
                        ASSERTION,
                        "client_assertion",
                        SigningCertificate.read(file).signed(clientId, address.toString(), now));
        };
    }

    private static Map<String, String> secret(String text, String place) throws UnusableCredential {
        String secret = text.strip();
        if (secret.isEmpty()) {
            throw new UnusableCredential(place + " is empty: it must hold the application's secret");
        }
        return Map.of("client_secret", secret);
    }

    private static String text(Path file) throws UnusableCredential {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableCredential("the file %s cannot be read (%s)"
                    .formatted(file, e.getClass().getSimpleName()));
        }
    }
}
