package memberict.webchat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Someone's browser without scripts: it keeps cookies, and sends forms with the token of the page they stood on. */
final class Visit {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String token = "";

    Visit(int port) {
        this.site = URI.create("http://localhost:" + port);
    }

    Answer open(String path) {
        return send(HttpRequest.newBuilder(site.resolve(path)));
    }

    /** As the form of the page opened last. */
    Answer send(String path, Map<String, String> fields) {
        return post(path, with(fields, token), "text/html");
    }

    /** As the page's script does it. */
    Answer sendByScript(String path, Map<String, String> fields) {
        return post(path, with(fields, token), "application/json");
    }

    Answer post(String path, Map<String, String> fields, String accept) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Opens the page an answer leads to. */
    Answer follow(Answer answer) {
        return open(answer.header("Location"));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    String cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    void forget(String cookie) {
        cookies().stream()
                .filter(held -> held.getName().equals(cookie))
                .toList()
                .forEach(held -> cookies.getCookieStore().remove(null, held));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Answer(response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> with(Map<String, String> fields, String token) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token);
        return all;
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String html() {
            return response.body();
        }

        /** The words without the markup. */
        String words() {
            return HtmlUtils.htmlUnescape(html().replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ");
        }

        /** What stands in the box. */
        String typed() {
            Matcher box = Pattern.compile("(?s)<textarea[^>]*>(.*?)</textarea>").matcher(html());
            return box.find() ? HtmlUtils.htmlUnescape(box.group(1)) : "";
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
