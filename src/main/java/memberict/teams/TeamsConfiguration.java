package memberict.teams;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import memberict.microsoft.AccessToken;
import memberict.microsoft.Credential;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Puts the door together as the settings say: registered with Microsoft, or for this machine alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TeamsSettings.class)
class TeamsConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TeamsConfiguration.class);

    /** The door asks for its own proof, of every request; there is no session and no form to protect. */
    @Bean
    @Order(10)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    SecurityFilterChain teamsSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/messages")
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    Gate teamsGate(TeamsSettings settings, Clock clock, @Value("${server.address:}") String address) {
        ServiceUrls serviceUrls = ServiceUrls.of(settings);
        if (settings.registered()) {
            String appId = Objects.requireNonNull(settings.appId());
            SigningKeys keys = new SigningKeys(http(), settings.openIdMetadata(), clock);
            return new Gate.Signed(new ConnectorTokens(keys, settings.issuer(), appId, clock), appId, serviceUrls);
        }
        Gate.ThisMachine gate = new Gate.ThisMachine(listening(address), serviceUrls);
        if (gate.closedToOthers()) {
            log.warn("TEAMS IS OPEN TO ANYONE ON THIS MACHINE: memberict.teams.app-id is not set, so activities are"
                    + " taken without a signature, from this machine only. For trying out, never for service.");
        } else {
            log.info("Teams is closed: memberict.teams.app-id is not set");
        }
        return gate;
    }

    @Bean
    Connector teamsConnector(TeamsSettings settings, Clock clock) {
        HttpClient http = http();
        Optional<AccessToken> token =
                settings.registered() ? Optional.of(botToken(http, settings, clock)) : Optional.empty();
        return new Connector(http, ServiceUrls.of(settings), token, Connector.PATIENCE, clock);
    }

    /** What shows the Connector who we are. */
    static AccessToken botToken(HttpClient http, TeamsSettings settings, Clock clock) {
        return new AccessToken(
                http,
                settings.login(),
                Objects.requireNonNull(settings.appTenant()),
                Objects.requireNonNull(settings.appId()),
                new Credential.Secret(Objects.requireNonNull(settings.appSecret())),
                settings.issuer() + "/.default",
                "the bot",
                clock);
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static @Nullable InetAddress listening(String address) {
        if (address.isBlank()) {
            return null;
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
