package memberict.webchat;

import java.time.Clock;
import memberict.directory.Directory;
import memberict.messaging.Inbox;
import memberict.messaging.Outbox;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Hands the templates what they show of a conversation. */
@Component
class ChatView {

    private final Directory directory;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Clock clock;

    ChatView(Directory directory, Inbox inbox, Outbox outbox, Clock clock) {
        this.directory = directory;
        this.inbox = inbox;
        this.outbox = outbox;
        this.clock = clock;
    }

    void log(Visitor visitor, CsrfToken token, Model model) {
        model.addAttribute("council", visitor.council());
        model.addAttribute("mark", visitor.mark());
        // Asked for now, because its cookie must be set before the page begins to leave.
        model.addAttribute("token", token.getToken());
        model.addAttribute(
                "log",
                ChatLog.of(
                        inbox.from(visitor.address()),
                        outbox.to(visitor.address()),
                        clock.instant(),
                        visitor.council().zone()));
    }

    void page(Visitor visitor, CsrfToken token, Model model) {
        log(visitor, token, model);
        model.addAttribute("desk", Desk.of(visitor.council()));
        model.addAttribute("member", visitor.member().orElse(null));
        model.addAttribute("longest", Written.LONGEST);
        model.addAttribute("severalCouncils", directory.councils().size() > 1);
        model.addAttribute("now", clock.millis());
    }
}
