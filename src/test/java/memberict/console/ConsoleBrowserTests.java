package memberict.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static memberict.console.ConsoleFixtures.KESTREL_VALE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import memberict.BrowserTest;
import memberict.console.ConsoleFixtures.Letters;
import memberict.console.ConsoleFixtures.Requests;
import memberict.messaging.MessageId;
import memberict.tickets.TicketReference;
import memberict.tickets.Tickets;
import memberict.tickets.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The officers' pages in a browser: accessible, on a phone as on a desk, with a script and without. */
@ConsoleTest
class ConsoleBrowserTests extends BrowserTest {

    @Autowired
    private Requests requests;

    @Autowired
    private Letters letters;

    @Autowired
    private Tickets tickets;

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESKTOP})
    void everyPageIsAccessibleAndFits(int width) {
        TicketReference known = requests.about("My account is locked and the meeting is at 6.30 tonight")
                .in("chamber_power")
                .afterBeingTold(new Told("account-locked", "Unlock your account", Told.Outcome.NOT_HELPED))
                .raised();
        tickets.reply(known, "o-002", "I am looking.", 1);
        tickets.note(known, "o-001", "A-very-long-word-that-a-person-may-type-" + "x".repeat(200));
        TicketReference unproved =
                requests.about("Help").bySomeoneCalled("Owain Rees").raised();
        TicketReference over = requests.about("Over").raised();
        tickets.resolve(over, "o-001", "Done.", 1);
        MessageId letter = letters.lost(KESTREL_VALE, "Wait one minute.");
        Page page = browser(width).newPage();

        page.navigate("/sign-in");
        isFine(page);
        signIn(page);
        for (String address : List.of(
                "/console",
                "/console?q=nothing-like-it",
                "/console/tickets/" + known,
                "/console/tickets/" + unproved,
                "/console/tickets/" + over,
                "/console/tickets/new",
                "/console/knowledge?question=my+account+is+locked",
                "/console/knowledge/account-locked",
                "/console/knowledge/new-phone-authenticator",
                "/console/dead-letters",
                "/console/dead-letters/" + letter,
                "/console/scrutiny",
                "/console/scrutiny/evidence?council=kestrel-vale&recommendation=CCSC25-26+1.1&kind=TICKET_RAISED",
                "/console/scrutiny/history/bolsover-members-ict",
                "/console/scrutiny/history/bolsover-members-ict?as-at=interim",
                "/console/tickets/ICT-2026-999999")) {
            page.navigate(address);
            isFine(page);
        }

        page.navigate("/console/tickets/new");
        button(page, "Raise the ticket").click();
        assertThat(page).hasTitle("Error: New ticket – Member ICT assistant");
        assertThat(page.locator(".govuk-error-summary")).isFocused();
        isFine(page);

        page.navigate("/console/tickets/" + known);
        page.getByLabel("Note for officers").fill("Rang, no answer.");
        button(page, "Keep note").click();
        assertThat(page.getByText("Your note is kept.")).isVisible();
        isFine(page);

        page.navigate("/console/tickets/" + known);
        button(page, "Keep answer").click();
        isFine(page);
        page.locator("summary").all().forEach(summary -> summary.click());
        isFine(page);
    }

    @Test
    void aMemberWhoOpensTheConsoleSeesAnAccessibleWayBack() {
        Page page = browser(PHONE).newPage();
        page.navigate("/sign-in?then=/console");
        page.getByLabel("Cllr Ceri Jones").check();
        button(page, "Sign in").click();

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("This page is for council officers");
        isFine(page);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void raisesATicketWithAScriptAndWithout(boolean script) {
        BrowserContext context = browser(
                new Browser.NewContextOptions().setViewportSize(DESKTOP, 900).setJavaScriptEnabled(script));
        Page page = context.newPage();
        List<String> objections = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                objections.add(message.text());
            }
        });
        page.navigate("/sign-in");
        signIn(page);
        String subject = "My desk phone is silent " + UUID.randomUUID();

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("New ticket").setExact(true))
                .first()
                .click();
        page.getByLabel("Member’s name").pressSequentially("ree");
        if (!script) {
            button(page, "Find").click();
        }
        page.getByLabel("Cllr Owain Rees").check();
        page.getByLabel("I called them back").check();
        page.getByLabel("Kestrel Vale", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.getByLabel("Phone", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("In their words").fill(subject);
        page.getByLabel("What is it about?").selectOption("telephony");
        page.getByLabel("One Member cannot work").check();
        page.getByLabel("It can wait").check();
        if (script) {
            assertThat(page.locator("#category-hint")).containsText("Going by the words");
            assertThat(page.locator("#priority"))
                    .hasText("Its priority is P3, because one Member cannot work and it can wait.");
        }
        button(page, "Raise the ticket").click();

        assertThat(page.getByText("is raised. Its priority is P3")).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(subject);
        assertThat(page.getByText("written down by Priya Patel")).isVisible();
        assertThat(page.locator("dd").getByText("Phone calls and voicemail")).isVisible();
        assertThat(objections).isEmpty();
    }

    private static void isFine(Page page) {
        isAccessible(page);
        fitsItsWidth(page);
    }

    private static void signIn(Page page) {
        page.getByLabel("Priya Patel").check();
        button(page, "Sign in").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
