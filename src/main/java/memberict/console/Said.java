package memberict.console;

import java.time.ZoneId;
import java.util.List;
import memberict.conversation.Transcript;
import memberict.conversation.Transcript.Utterance;

/**
 * Something one side said in a conversation.
 *
 * @param choice the button the Member pressed; empty where they typed
 * @param pieces what we said; empty for the Member
 * @param files that came along
 */
record Said(boolean byMember, Times.Moment at, String text, String choice, List<Piece> pieces, List<SentFile> files) {

    static List<Said> all(Transcript transcript, ZoneId zone, Times times) {
        return transcript.utterances().stream()
                .map(utterance -> switch (utterance) {
                    case Utterance.FromMember member ->
                        new Said(
                                true,
                                times.moment(member.at(), zone),
                                member.text(),
                                member.choice(),
                                List.of(),
                                member.attachments().stream().map(SentFile::of).toList());
                    case Utterance.FromUs us ->
                        new Said(false, times.moment(us.at(), zone), "", "", Piece.of(us.blocks()), List.of());
                })
                .toList();
    }
}
