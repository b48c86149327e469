package memberict.microsoft;

/** The secret or certificate is not where the settings say, or not what they say; in words for the operator. */
final class UnusableCredential extends Exception {
    UnusableCredential(String problem) {
        super(problem);
    }
}
