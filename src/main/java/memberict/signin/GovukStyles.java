package memberict.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.webjars.WebJarVersionLocator;

/**
 * Serves GOV.UK Frontend's styles without the font that is licensed for GOV.UK alone. Overriding it in a style sheet of
 * our own is not enough: browsers ask for a font they read of before they know whether it is used.
 */
@RestController
class GovukStyles {

    private static final String LIBRARY = "govuk-frontend";
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final String version;
    private final String styles;

    GovukStyles() throws IOException {
        WebJarVersionLocator webjars = new WebJarVersionLocator();
        String path = webjars.fullPath(LIBRARY, "dist/govuk/govuk-frontend.min.css");
        if (path == null) {
            throw new IOException("the styles of " + LIBRARY + " are not on the class path");
        }
        this.version = String.valueOf(webjars.version(LIBRARY));
        this.styles = withoutFont(new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
    }

    @GetMapping("/assets/govuk-frontend.css")
    ResponseEntity<String> styles() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .eTag(version)
                .body(styles);
    }

    static String withoutFont(String css) {
        return css.replaceAll("@font-face\\{[^}]*}", "")
                .replace("GDS Transport,arial,sans-serif", "\"Helvetica Neue\",helvetica,arial,sans-serif");
    }
}
