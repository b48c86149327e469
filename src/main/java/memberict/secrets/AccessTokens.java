package memberict.secrets;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs sign in with: it gets into messages with pasted links, settings and error pages. */
final class AccessTokens implements Secrets.Finder {

    private static final int SHORTEST = 16;

    private static final List<String> BEGINNINGS = List.of(
            "eyj",
            "ghp_",
            "gho_",
            "ghs_",
            "github_pat_",
            "glpat-",
            "xoxb-",
            "xoxp-",
            "sk-",
            "sk_live_",
            "akia",
            "aiza",
            "ya29.");
    private static final Pattern PARAMETER = Pattern.compile(
            "[?&#;](?:access_token|id_token|refresh_token|auth_token|token|sig|session_?id|session_token|api_?key"
                    + "|client_secret|password|passwd|otp)=([^&#\\s\"'<>]{4,})|[?&#]code=([^&#\\s\"'<>]{16,})");
    private static final Pattern SIGN_IN = Pattern.compile("://[^/\\s:@]{1,100}:([^/\\s:@]{3,100})@");
    private static final Set<String> LABELS = Set.of(
            "api key",
            "api token",
            "access key",
            "access token",
            "account key",
            "client secret",
            "secret key",
            "session id",
            "session key",
            "session cookie",
            "session token",
            "auth token",
            "refresh token",
            "bearer token");

    @Override
    public void find(Reading reading) {
        privateKeys(reading);
        for (int i = 0; i < reading.size(); i++) {
            Word word = reading.word(i);
            if (word.mask() || word.isSymbol()) {
                continue;
            }
            if (word.form().length() >= SHORTEST) {
                longWord(reading, i, word);
            }
            if (isFirst(word.form()) && LABELS.contains(word.form() + " " + reading.form(i + 1))) {
                labelled(reading, i + 1);
            }
        }
    }

    private static boolean isFirst(String form) {
        return switch (form) {
            case "api", "access", "account", "client", "secret", "session", "auth", "refresh", "bearer" -> true;
            default -> false;
        };
    }

    private static void longWord(Reading reading, int i, Word word) {
        String form = word.form();
        boolean known = BEGINNINGS.stream().anyMatch(form::startsWith) && Shape.hasDigit(form)
                || reading.form(i - 1).equals("bearer");
        if (known) {
            reading.take(word.from(), Shape.valueEnd(reading, word), SecretKind.TOKEN);
            return;
        }
        if (form.indexOf('=') > 0) {
            Matcher parameter = PARAMETER.matcher(form);
            while (parameter.find()) {
                int group = parameter.group(1) == null ? 2 : 1;
                reading.take(
                        word.from() + parameter.start(group), word.from() + parameter.end(group), SecretKind.TOKEN);
            }
        }
        if (form.indexOf('@') > 0 && form.contains("://")) {
            Matcher signIn = SIGN_IN.matcher(form);
            if (signIn.find()) {
                reading.take(word.from() + signIn.start(1), word.from() + signIn.end(1), SecretKind.PASSWORD);
            }
        }
    }

    private static void labelled(Reading reading, int label) {
        int value = label + 1;
        if (value < reading.size()
                && (reading.word(value).isSymbol() || reading.form(value).equals("is"))) {
            value++;
        }
        if (value < reading.size()) {
            Word word = reading.word(value);
            if (word.form().length() >= 8
                    && Shape.hasDigit(word.form())
                    && Shape.hasLetter(word.form())
                    && !Shape.isWellKnown(word.form())) {
                reading.take(word.from(), Shape.valueEnd(reading, word), SecretKind.TOKEN);
            }
        }
    }

    private static void privateKeys(Reading reading) {
        String plain = reading.plain();
        int begin = plain.indexOf("-----begin ");
        while (begin >= 0) {
            int label = plain.indexOf("private key-----", begin);
            if (label < 0 || label > begin + 40) {
                return;
            }
            int end = plain.indexOf("-----end ", label);
            reading.take(label + "private key-----".length(), end < 0 ? plain.length() : end, SecretKind.TOKEN);
            begin = end < 0 ? -1 : plain.indexOf("-----begin ", end);
        }
    }
}
