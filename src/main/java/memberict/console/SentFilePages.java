package memberict.console;

import static memberict.console.ConsoleFrame.ME;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import memberict.conversation.ConversationId;
import memberict.conversation.Conversations;
import memberict.conversation.Transcript.Utterance;
import memberict.directory.Officer;
import memberict.messaging.Attachment;
import memberict.messaging.Attachments;
import memberict.tickets.TicketReference;
import memberict.tickets.Tickets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands officers the files Members sent: to be saved, never opened by the browser, whatever they say they are. */
@Controller
class SentFilePages {

    private final Tickets tickets;
    private final TicketPages pages;
    private final Conversations conversations;
    private final Attachments attachments;

    SentFilePages(Tickets tickets, TicketPages pages, Conversations conversations, Attachments attachments) {
        this.tickets = tickets;
        this.pages = pages;
        this.conversations = conversations;
        this.attachments = attachments;
    }

    @GetMapping("/console/tickets/{reference}/files/{file}")
    ResponseEntity<byte[]> save(
            @ModelAttribute(name = ME, binding = false) Officer me,
            @PathVariable String reference,
            @PathVariable String file) {
        Attachment wanted = files(reference, me)
                .filter(attachment -> attachment.id().toString().equals(file))
                .findFirst()
                .orElseThrow(NotHere::new);
        byte[] content = attachments.content(wanted.id()).orElseThrow(NotHere::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(wanted.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    /** Those of the ticket's conversation, where this officer may read it. */
    private Stream<Attachment> files(String reference, Officer me) {
        return TicketReference.parse(reference)
                .flatMap(parsed -> tickets.details(parsed, me.councils()))
                .filter(details -> pages.mayReadConversation(details.summary(), me))
                .flatMap(details -> Optional.ofNullable(details.summary().conversation()))
                .flatMap(id -> conversations.transcript(new ConversationId(id)))
                .stream()
                .flatMap(transcript -> transcript.utterances().stream())
                .flatMap(utterance -> switch (utterance) {
                    case Utterance.FromMember member -> member.attachments().stream();
                    case Utterance.FromUs us -> Stream.empty();
                });
    }
}
