package memberict.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.util.UriUtils;

/** Guards the console and the way into it: officers only, and while no provider is set, from this machine only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SignInSecurity {

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String NO_PROVIDER =
            "No sign-in provider is set, so this page opens only in a browser on the machine that runs the service, at"
                    + " http://localhost and without a proxy or tunnel.\n";

    SignInSecurity(ServerProperties server) {
        @Nullable InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new NoSignInProvider(address);
        }
    }

    @Bean
    @Order(10)
    SecurityFilterChain officersOnly(HttpSecurity http, SignedIn signedIn) {
        return http.securityMatcher("/console/**", "/console", "/sign-in/**", "/sign-in", "/sign-out")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in", "/sign-in/**", "/sign-out")
                        .permitAll()
                        .anyRequest()
                        .access((authentication, context) ->
                                new AuthorizationDecision(signedIn.officer().isPresent())))
                .addFilterAfter(new ThisMachineOnly(NO_PROVIDER), HeaderWriterFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, exception) ->
                                response.sendRedirect("/sign-in?then=" + here(request)))
                        .accessDeniedPage("/sign-in/refused"))
                // The way back travels in the address: nobody gets a session before signing in.
                .requestCache(RequestCacheConfigurer::disable)
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .build();
    }

    // Lax, not Strict: a link to a ticket in an officer's mail should open it.
    @Bean
    CookieSameSiteSupplier sessionCookieStaysOnThisSite() {
        return CookieSameSiteSupplier.ofLax().whenHasName("JSESSIONID");
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return UriUtils.encodeQueryParam(
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                StandardCharsets.UTF_8);
    }
}
