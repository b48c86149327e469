package memberict.commands;

import memberict.conversation.Conversations;
import memberict.directory.Directory;
import memberict.email.MailImport;
import org.springframework.stereotype.Component;

/** What an import needs of the running product. */
@Component
record ImportParts(MailImport mail, Conversations conversations, Directory directory) {}
