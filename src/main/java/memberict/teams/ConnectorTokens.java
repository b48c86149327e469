package memberict.teams;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import memberict.teams.SigningKeys.SigningKey;
import org.jspecify.annotations.Nullable;

/** Judges whether a token was signed by the Connector, for us, and is still good. */
final class ConnectorTokens {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final String issuer;
    private final String audience;
    private final Clock clock;

    ConnectorTokens(SigningKeys keys, String issuer, String audience, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    sealed interface Verdict {

        /**
         * @param serviceUrl the address its activity must name; null where the token says none
         * @param channels what its key may sign for
         */
        record Genuine(@Nullable String serviceUrl, Set<String> channels) implements Verdict {}

        record Worthless(String why) implements Verdict {}
    }

    /** @throws SigningKeys.OutOfReach where it cannot be judged at present */
    Verdict judge(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String id = jwt.getHeader().getKeyID();
            if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()) || id == null) {
                return new Verdict.Worthless("not signed the way the Connector signs");
            }
            SigningKey key = keys.find(id).orElse(null);
            if (key == null || (key.until() != null && clock.instant().isAfter(key.until()))) {
                return new Verdict.Worthless("signed with a key that is not the Connector's");
            }
            if (!jwt.verify(new RSASSAVerifier(key.key()))) {
                return new Verdict.Worthless("the signature is wrong");
            }
            return judge(jwt.getJWTClaimsSet(), key);
        } catch (ParseException | JOSEException | IllegalStateException e) {
            return new Verdict.Worthless("not a signed token");
        }
    }

    private Verdict judge(JWTClaimsSet claims, SigningKey key) throws ParseException {
        if (!issuer.equals(claims.getIssuer())) {
            return new Verdict.Worthless("issued by someone else");
        }
        if (!claims.getAudience().contains(audience)) {
            return new Verdict.Worthless("meant for someone else");
        }
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        if (expires == null || now.isAfter(expires.toInstant().plus(SKEW))) {
            return new Verdict.Worthless("out of date");
        }
        Date begins = claims.getNotBeforeTime();
        if (begins != null && now.isBefore(begins.toInstant().minus(SKEW))) {
            return new Verdict.Worthless("not yet good");
        }
        // Lower case on the wire, in capitals in the documentation.
        String serviceUrl = Objects.requireNonNullElseGet(
                claims.getStringClaim("serviceurl"), () -> orEmpty(claims.getClaim("serviceUrl")));
        return new Verdict.Genuine(serviceUrl.isEmpty() ? null : serviceUrl, key.channels());
    }

    private static String orEmpty(@Nullable Object claim) {
        return claim instanceof String text ? text : "";
    }
}
