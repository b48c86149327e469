package memberict.secrets;

/** What can be taken out, and what stands in its place. */
public enum SecretKind {
    PASSWORD("password"),
    /** Of a text message, an authenticator app, a phone call: good for once. */
    CODE("code"),
    /** Opens an encrypted disk or an account when nothing else does. */
    RECOVERY_KEY("recovery key"),
    /** Number, security code and expiry date of a payment card. */
    CARD("card details"),
    NATIONAL_INSURANCE("National Insurance number"),
    /** What a program signs in with. */
    TOKEN("access token");

    private final String label;

    SecretKind(String label) {
        this.label = label;
    }

    /** What stands in the text instead, such as {@code [password removed]}. */
    public String mask() {
        return "[" + label + " removed]";
    }
}
