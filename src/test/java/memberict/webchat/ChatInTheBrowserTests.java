package memberict.webchat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import memberict.BrowserTest;
import memberict.messaging.Address;
import memberict.messaging.Channel;
import memberict.messaging.InboundMessage;
import memberict.messaging.Inbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page as people use it: with a keyboard, on a telephone, on a bad line, in two tabs, without scripts. */
@WebchatTest
class ChatInTheBrowserTests extends BrowserTest {

    private static final String CHAT = "/chat/kestrel-vale";

    @Autowired
    private Inbox inbox;

    @Test
    void memberAsksByKeyboardAloneAndIsAnsweredWithoutLeavingThePage() {
        Page page = open(browser(DESKTOP));
        page.evaluate("window.stillHere = true");

        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to your message")).isFocused();
        page.keyboard().press("Enter");
        assertThat(box(page)).isFocused();
        page.keyboard().type("My iPad");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("is locked");
        page.keyboard().press("Enter");

        assertThat(said(page)).hasCount(2);
        assertThat(said(page).first()).containsText("My iPad\nis locked");
        assertThat(said(page).last()).containsText("Unlock your account");
        assertThat(box(page)).isFocused();
        assertThat(box(page)).hasValue("");
        assertThat(page.evaluate("window.stillHere")).isEqualTo(true);

        // Back from the box: first to the person, then to the answers, last one first.
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator(".composer__person")).isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Shift+Tab");
        assertThat(button(page, "No")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.getByText("You chose: No")).isFocused();
        assertThat(said(page).last()).containsText("I have noted: No");
        assertThat(button(page, "Yes")).hasCount(0);
    }

    @Test
    void whatIsSaidIsAnnouncedWithWhoSaysIt() {
        Page page = open(browser(DESKTOP));
        assertThat(page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Conversation")))
                .hasAttribute("aria-live", "polite");

        write(page, "Help");

        assertThat(said(page)).hasCount(2);
        assertThat(page.getByRole(AriaRole.LOG).getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(3)))
                .containsText(new String[] {"You", "Assistant"});
        assertThat(page.locator("#status")).hasText("");
    }

    @Test
    void startersAreSentAsTheyStand() {
        Page page = open(browser(PHONE));

        button(page, "I’m locked out").click();

        assertThat(said(page)).hasCount(2);
        assertThat(heard(page)).containsExactly("I'm locked out");
        assertThat(button(page, "New phone")).hasCount(0);
        assertThat(page.getByText("Start a new conversation")).isVisible();
    }

    @Test
    void buttonPressedTwiceCountsOnce() {
        Page page = open(browser(PHONE));
        write(page, "Help");
        assertThat(said(page)).hasCount(2);

        button(page, "Yes").dblclick();

        assertThat(page.getByText("You chose: Yes")).isVisible();
        assertThat(said(page)).hasCount(3);
        assertThat(heard(page)).containsExactly("Help", "");
    }

    @Test
    void formSentTwiceIsOneMessage() {
        Page page = open(browser(DESKTOP));
        box(page).fill("Help");

        button(page, "Send").dblclick();

        assertThat(said(page)).hasCount(2);
        assertThat(heard(page)).containsExactly("Help");
    }

    @Test
    void reloadShowsTheSame() {
        Page page = open(browser(DESKTOP));
        write(page, "Help");
        assertThat(said(page)).hasCount(2);
        button(page, "Yes").click();
        assertThat(said(page)).hasCount(3);
        assertThat(page.getByText("You chose: Yes")).isVisible();
        List<String> before = said(page).allInnerTexts();

        page.reload();

        assertThat(said(page).allInnerTexts()).isEqualTo(before);
        assertThat(button(page, "Check for a reply")).hasCount(0);
    }

    @Test
    void twoTabsTellTheSame() {
        BrowserContext browser = browser(DESKTOP);
        Page one = open(browser);
        Page two = open(browser);

        write(one, "From the first tab");
        assertThat(said(two)).hasCount(2);
        button(two, "Yes").click();

        assertThat(one.getByText("You chose: Yes")).isVisible();
        assertThat(said(one)).hasCount(3);
        assertThat(said(two)).hasCount(3);
        assertThat(said(one).allInnerTexts()).isEqualTo(said(two).allInnerTexts());
    }

    @Test
    void offlineKeepsWhatWasTypedAndSendsItOnceWhenBack() {
        BrowserContext browser = browser(PHONE);
        Page page = open(browser);

        browser.setOffline(true);
        write(page, "My meeting starts now");

        assertThat(page.locator("#status")).containsText("You are offline. Your message is kept here");
        assertThat(box(page)).hasValue("My meeting starts now");
        assertThat(said(page)).hasCount(0);

        browser.setOffline(false);

        assertThat(said(page)).hasCount(2);
        assertThat(box(page)).hasValue("");
        assertThat(heard(page)).containsExactly("My meeting starts now");
    }

    @Test
    void replyLostOnTheWayBackDoesNotMakeAMessageTwo() {
        Page page = open(browser(PHONE));
        List<String> lost = new ArrayList<>();
        page.route("**/messages", route -> {
            if (lost.isEmpty()) {
                lost.add(route.fetch().statusText());
                route.abort();
            } else {
                route.resume();
            }
        });

        write(page, "Is anybody there?");

        assertThat(said(page)).hasCount(2);
        assertThat(box(page)).hasValue("");
        assertThat(lost).hasSize(1);
        assertThat(heard(page)).containsExactly("Is anybody there?");
    }

    @Test
    void nothingIsMissingAfterTheStreamBroke() {
        BrowserContext browser = browser(DESKTOP);
        Page one = open(browser);
        Page two = open(browser);
        two.route("**/log", route -> route.abort());
        write(one, "Said while the other tab could not hear");
        assertThat(said(one)).hasCount(2);
        assertThat(said(two)).hasCount(0);

        two.unroute("**/log");
        two.evaluate("window.dispatchEvent(new Event('online'))");

        assertThat(said(two)).hasCount(2);
        assertThat(said(two).allInnerTexts()).isEqualTo(said(one).allInnerTexts());
    }

    @Test
    void pageLeftOpenForDaysStillSends() {
        BrowserContext browser = browser(DESKTOP);
        Page page = open(browser);
        browser.clearCookies(new BrowserContext.ClearCookiesOptions().setName("chat-form"));

        write(page, "Good morning");

        assertThat(said(page)).hasCount(2);
        assertThat(heard(page)).containsExactly("Good morning");
    }

    @Test
    void tooLongAMessageIsSaidBesideTheBoxAndStaysInIt() {
        Page page = open(browser(PHONE));
        String text = "word ".repeat(402).strip();

        box(page).fill(text);
        assertThat(page.locator("#text-count")).hasText("You have 9 characters too many");
        button(page, "Send").click();

        assertThat(page.locator("#text-error"))
                .containsText("Your message is 2,009 characters long. Shorten it to 2,000 or fewer");
        assertThat(box(page)).hasValue(text);
        assertThat(box(page)).isFocused();
        assertThat(box(page)).hasAttribute("aria-invalid", "true");
        isAccessible(page);
        fitsItsWidth(page);
    }

    @Test
    void markupIsShownAsTheWordsItIs() {
        Page page = open(browser(DESKTOP));
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        String text = "<script>alert(1)</script> <img src=x onerror=\"alert(2)\">";

        write(page, text);

        assertThat(said(page)).hasCount(2);
        assertThat(said(page).first()).containsText(text);
        assertThat(page.locator("#log img, #log script")).hasCount(0);
        assertThat(dialogs).isEmpty();
    }

    @Test
    void worksWithoutScripts() {
        BrowserContext browser = browser(
                new Browser.NewContextOptions().setViewportSize(PHONE, 740).setJavaScriptEnabled(false));
        Page page = browser.newPage();
        page.navigate(CHAT);

        button(page, "Send").click();
        assertThat(page.getByText("There is a problem")).isVisible();
        page.locator(".govuk-error-summary")
                .getByText("Write your message before you send it")
                .click();

        box(page).fill("My iPad is locked");
        button(page, "Send").click();
        assertThat(said(page)).hasCount(2);
        button(page, "Check for a reply").click();
        assertThat(said(page)).hasCount(2);

        button(page, "Yes").click();
        assertThat(page.getByText("You chose: Yes")).isVisible();
        assertThat(said(page)).hasCount(3);

        page.getByText("Start a new conversation").click();
        button(page, "Start a new conversation").click();
        assertThat(said(page)).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESKTOP})
    void isAccessibleOnEveryView(int width) {
        Page page = browser(width).newPage();
        for (String path : List.of("/", "/chat/nowhere", CHAT, CHAT + "/new")) {
            page.navigate(path);
            isAccessible(page);
            fitsItsWidth(page);
        }
        page.navigate(CHAT);
        write(page, "averyverylongwordwithoutanyspace".repeat(8));
        assertThat(said(page)).hasCount(2);
        isAccessible(page);
        fitsItsWidth(page);
        button(page, "Yes").click();
        assertThat(said(page)).hasCount(3);
        isAccessible(page);
    }

    @Test
    void everyTargetIsLargeEnoughForAThumb() {
        Page page = open(browser(PHONE));
        write(page, "Help");
        assertThat(said(page)).hasCount(2);

        for (Locator target : page.locator("button:visible, textarea:visible, header a:visible")
                .all()) {
            assertThat(target.boundingBox().height)
                    .as("height of %s", target.innerText())
                    .isGreaterThanOrEqualTo(44);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, PHONE})
    void textTwiceAsLargeStillFits(int width) {
        Page page = open(browser(new Browser.NewContextOptions().setViewportSize(width, 640)));
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        fitsItsWidth(page);

        write(page, "Help");

        assertThat(said(page)).hasCount(2);
        fitsItsWidth(page);
        assertThat(said(page).last().locator(".said__heading")).isInViewport();
    }

    @Test
    void fetchesNothingFromElsewhereAndNoFonts() {
        BrowserContext browser = browser(DESKTOP);
        Page page = browser.newPage();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(CHAT);
        write(page, "Help");
        assertThat(said(page)).hasCount(2);
        button(page, "Send").click();
        assertThat(page.locator("#text-error")).isVisible();

        String here = page.url().replaceAll("/chat/.*", "/");
        assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(here)).noneMatch(url -> url.contains("/fonts/"));
    }

    private static Page open(BrowserContext browser) {
        Page page = browser.newPage();
        page.waitForResponse(response -> response.url().endsWith("/log"), () -> page.navigate(CHAT));
        return page;
    }

    private static void write(Page page, String text) {
        box(page).fill(text);
        box(page).press("Enter");
    }

    private static Locator box(Page page) {
        return page.getByLabel("Your message", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator said(Page page) {
        return page.locator("#log > li");
    }

    /** What the inbox holds of the conversation. */
    private List<String> heard(Page page) {
        String conversation = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("chat-kestrel-vale"))
                .findFirst()
                .orElseThrow()
                .value;
        return inbox.from(new Address(Channel.WEBCHAT, "kestrel-vale/" + conversation)).stream()
                .map(InboundMessage::text)
                .toList();
    }
}
