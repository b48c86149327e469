package memberict.microsoft;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * With what an application shows Entra that it is itself. Files and variables are read at each use, so a new secret
 * needs no restart.
 */
public sealed interface Credential {

    record Secret(String value) implements Credential {

        // A record would print it.
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /** @param name of the environment variable that holds the secret */
    record SecretVariable(String name) implements Credential {}

    record SecretFile(Path file) implements Credential {}

    /** @param file in PEM: an RSA private key without a password, and its certificate */
    record CertificateFile(Path file) implements Credential {}

    /** When it stops being taken, where it says so itself. */
    default Optional<Instant> expires() {
        return switch (this) {
            case Secret _, SecretVariable _, SecretFile _ -> Optional.empty();
            case CertificateFile(Path file) -> {
                try {
                    yield Optional.of(SigningCertificate.read(file).expires());
                } catch (UnusableCredential e) {
                    // Asking for a token says what is wrong with it.
                    yield Optional.empty();
                }
            }
        };
    }
}
