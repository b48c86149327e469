package memberict.signin;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Keeps health and metrics to this machine, unless the operator gave them a port and address of their own. A load
 * balancer's two questions, which are answered in one word, anyone may ask.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OperatorSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain oneWordForAnyone(HttpSecurity http) throws Exception {
        return quiet(http.securityMatcher("/actuator/health/liveness", "/actuator/health/readiness"))
                .build();
    }

    @Bean
    @Order(21)
    SecurityFilterChain operatorsHere(HttpSecurity http, Environment environment) throws Exception {
        quiet(http.securityMatcher(new OrRequestMatcher(EndpointRequest.toAnyEndpoint(), EndpointRequest.toLinks())));
        if (ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
            http.addFilterAfter(
                    new ThisMachineOnly("Health and metrics are shown on the machine that runs the service, at"
                            + " http://localhost and without a proxy or tunnel, or on a management port.\n"),
                    HeaderWriterFilter.class);
        }
        return http.build();
    }

    /** Whoever may ask at all asks without a session and without a form. */
    private static HttpSecurity quiet(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
