package memberict.console;

import static memberict.console.ConsoleFrame.DONE;
import static memberict.console.ConsoleFrame.ME;

import java.time.ZoneId;
import java.util.List;
import memberict.directory.Officer;
import memberict.directory.Role;
import memberict.messaging.Attachment;
import memberict.messaging.Channel;
import memberict.messaging.DeadLetter;
import memberict.messaging.DeadLetters;
import memberict.messaging.InboundMessage;
import memberict.messaging.OutboundMessage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What could be neither answered nor delivered, until an officer has dealt with it. */
@Controller
class DeadLetterPages {

    private static final String TOO_LATE = "Someone else has dealt with it meanwhile.";

    private final DeadLetters deadLetters;
    private final Names names;
    private final Times times;

    DeadLetterPages(DeadLetters deadLetters, Names names, Times times) {
        this.deadLetters = deadLetters;
        this.names = names;
        this.times = times;
    }

    /**
     * A dead letter in words.
     *
     * @param mayHaveArrived whether the Member may have had our message all the same
     */
    record Row(
            String id,
            boolean inbound,
            String what,
            String door,
            String council,
            Times.Moment at,
            String why,
            String attempts,
            boolean mayHaveArrived) {}

    /** Those of the officer's councils; those that no council is known for are ICT's. */
    List<DeadLetter> waitingFor(Officer me) {
        return deadLetters.list().stream()
                .filter(letter -> letter.council() == null ? me.is(Role.ICT) : me.worksFor(letter.council()))
                .toList();
    }

    @GetMapping("/console/dead-letters")
    String list(@ModelAttribute(name = ME, binding = false) Officer me, Model model) {
        model.addAttribute(
                "letters",
                waitingFor(me).stream().map(letter -> row(letter, me)).toList());
        return "console/dead-letters";
    }

    @GetMapping("/console/dead-letters/{id}")
    String open(@ModelAttribute(name = ME, binding = false) Officer me, @PathVariable String id, Model model) {
        DeadLetter letter = find(id, me);
        model.addAttribute("letter", row(letter, me));
        switch (letter.direction()) {
            case INBOUND -> {
                InboundMessage message = deadLetters.inbound(letter.message()).orElseThrow(NotHere::new);
                model.addAttribute("sender", sender(message));
                model.addAttribute("proved", message.claims().proof() != null);
                model.addAttribute("text", message.text());
                model.addAttribute("leftOut", message.leftOut());
                model.addAttribute(
                        "kept",
                        message.attachments().stream().map(Attachment::name).toList());
            }
            case OUTBOUND ->
                model.addAttribute(
                        "pieces",
                        deadLetters
                                .outbound(letter.message())
                                .map(OutboundMessage::blocks)
                                .map(Piece::of)
                                .orElseThrow(NotHere::new));
            case AT_THE_DOOR ->
                model.addAttribute(
                        "left", deadLetters.atTheDoor(letter.message()).orElseThrow(NotHere::new));
        }
        return "console/dead-letter";
    }

    @PostMapping("/console/dead-letters/{id}/retry")
    String retry(
            @ModelAttribute(name = ME, binding = false) Officer me, @PathVariable String id, RedirectAttributes next) {
        DeadLetter letter = find(id, me);
        return deadLetters.retry(letter.message(), letter.direction())
                ? done("It is being tried again. It comes back here if that fails.", next)
                : done(TOO_LATE, next);
    }

    @PostMapping("/console/dead-letters/{id}/put-aside")
    String putAside(
            @ModelAttribute(name = ME, binding = false) Officer me, @PathVariable String id, RedirectAttributes next) {
        DeadLetter letter = find(id, me);
        return deadLetters.putAside(letter.message(), letter.direction())
                ? done("It is put aside.", next)
                : done(TOO_LATE, next);
    }

    private static String done(String what, RedirectAttributes next) {
        next.addFlashAttribute(DONE, what);
        return "redirect:/console/dead-letters";
    }

    private DeadLetter find(String id, Officer me) {
        return waitingFor(me).stream()
                .filter(letter -> letter.message().toString().equals(id))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private Row row(DeadLetter letter, Officer me) {
        ZoneId zone = letter.council() == null ? names.zone(me) : names.zone(letter.council());
        return new Row(
                letter.message().toString(),
                letter.direction() == DeadLetter.Direction.INBOUND,
                switch (letter.direction()) {
                    case INBOUND -> "From a Member, not dealt with";
                    case OUTBOUND -> "To a Member, not delivered";
                    case AT_THE_DOOR -> "Came in, and could not be dealt with";
                },
                door(letter.address().channel()),
                letter.council() == null ? "Not known" : names.council(letter.council()),
                times.moment(letter.at(), zone),
                letter.why(),
                Times.counted(letter.attempts(), "time"),
                letter.unknown());
    }

    private static String door(Channel channel) {
        return switch (channel) {
            case TEAMS -> "Teams";
            case WEBCHAT -> "Web chat";
            case EMAIL -> "Email";
        };
    }

    private static String sender(InboundMessage message) {
        String name = message.claims().name();
        String email = message.claims().email();
        if (email != null) {
            return name == null ? email : "%s, %s".formatted(name, email);
        }
        return name == null ? "Someone who gave no name" : name;
    }
}
