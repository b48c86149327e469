package memberict;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Looks at pages with a real browser: the Chromium at {@code $CHROMIUM}, or else at {@code /usr/bin/chromium}. Where there
 * is none, such tests are skipped. The class under it starts the server on a random port.
 */
@Tag("browser")
@ExtendWith(BrowserTest.WhereChromiumIs.class)
public abstract class BrowserTest {

    /** A small telephone, upright. */
    protected static final int PHONE = 375;

    protected static final int DESKTOP = 1280;

    private static final Logger log = LoggerFactory.getLogger(BrowserTest.class);
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    private final List<BrowserContext> opened = new ArrayList<>();

    @LocalServerPort
    private int port;

    @AfterEach
    void closeWhatWasOpened() {
        opened.forEach(BrowserContext::close);
    }

    /** Someone's browser, with cookies of its own. */
    protected BrowserContext browser(int width) {
        return browser(new Browser.NewContextOptions().setViewportSize(width, width == PHONE ? 740 : 900));
    }

    protected BrowserContext browser(Browser.NewContextOptions options) {
        BrowserContext context = Chromium.RUNNING.newContext(
                options.setBaseURL("http://localhost:" + port).setLocale("en-GB"));
        opened.add(context);
        return context;
    }

    /** Keeps to WCAG 2.2 AA and to what axe counts as good practice. */
    protected static void isAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("what axe objects to at %s", page.url())
                .isEmpty();
    }

    protected static void fitsItsWidth(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("how far %s can be scrolled sideways", page.url())
                .isEqualTo(0);
    }

    static class WhereChromiumIs implements ExecutionCondition {

        private static final boolean PRESENT = look();

        private static boolean look() {
            boolean present = Files.isExecutable(CHROMIUM);
            if (!present) {
                log.warn(
                        "Browser tests are skipped: there is no Chromium at {}. Install it, or set CHROMIUM to where it is.",
                        CHROMIUM);
            }
            return present;
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return PRESENT
                    ? ConditionEvaluationResult.enabled("Chromium is here")
                    : ConditionEvaluationResult.disabled("there is no Chromium at " + CHROMIUM);
        }
    }

    /** Started when first needed, and left to the end of the JVM: starting it takes longer than most tests. */
    private static final class Chromium {

        static final Browser RUNNING = start();

        private static Browser start() {
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
    }
}
