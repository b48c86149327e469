package memberict.teams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A running door: nobody takes the turns, so what was stored can be looked at. */
@TestConfiguration(proxyBeanMethods = false)
class DoorContext {

    static final String OUR_TENANT = "11111111-2222-3333-4444-555555555555";

    @Bean
    Inbox.Reader noReader() {
        return new Inbox.Reader() {
            @Override
            public boolean ready() {
                return false;
            }

            @Override
            public void read(InboundMessage message) {
                throw new IllegalStateException("no one reads here");
            }

            @Override
            public void gaveUp(InboundMessage message) {}
        };
    }

    static HttpResponse<String> post(int port, String body, String... headers) {
        return post(port, BodyPublishers.ofString(body), headers);
    }

    static HttpResponse<String> post(int port, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/messages"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
