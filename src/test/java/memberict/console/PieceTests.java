package memberict.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import memberict.console.Piece.Bit;
import memberict.knowledge.Passage;
import memberict.knowledge.Passage.Phrase;
import memberict.messaging.Block;
import memberict.messaging.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceTests {

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "/console/tickets/new"})
    void showsALinkThatMayDoHarmAsWordsAlone(String link) {
        Block block = new Block.Paragraph(new Line(List.of(new Line.Span("here", false, URI.create(link)))));

        assertThat(Piece.of(List.of(block)).getFirst().lines()).containsExactly(List.of(new Bit("here", false, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://aka.ms/sspr", "tel:01632960101", "mailto:ict@kestrelvale.example"})
    void keepsALinkThatLeadsSomewhere(String link) {
        Block block = new Block.Paragraph(new Line(List.of(new Line.Span("here", false, URI.create(link)))));

        assertThat(Piece.of(List.of(block)).getFirst().lines()).containsExactly(List.of(new Bit("here", false, link)));
    }

    @Test
    void fillsACouncilsValuesInAndLeavesThoseItLacks() {
        Passage passage =
                new Passage.Paragraph(List.of(new Phrase("Phone {{ict-phone}} or {{ desk }}, $1 a call.", true, null)));

        assertThat(Piece.of(List.of(passage), Map.of("ict-phone", "01632 960101"))
                        .getFirst()
                        .lines())
                .containsExactly(List.of(new Bit("Phone 01632 960101 or {{ desk }}, $1 a call.", true, null)));
    }
}
