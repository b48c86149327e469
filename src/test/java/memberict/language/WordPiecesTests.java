package memberict.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ids as the tokenizer that the model was trained with gives them. */
class WordPiecesTests {

    private static WordPieces wordPieces;

    @BeforeAll
    static void readVocabulary() throws IOException {
        wordPieces = BgeSmall.wordPieces();
    }

    @Test
    void lowersAndSplitsAtPunctuation() {
        assertThat(wordPieces.of("Hello, world!")).containsExactly(7592, 1010, 2088, 999);
        assertThat(wordPieces.of("can't log-in to mod.gov"))
                .containsExactly(2064, 1005, 1056, 8833, 1011, 1999, 2000, 16913, 1012, 18079);
        assertThat(wordPieces.of("$+<=>^`|~")).containsExactly(1002, 1009, 1026, 1027, 1028, 1034, 1036, 1064, 1066);
        assertThat(wordPieces.of("“curly” – dash…")).containsExactly(1523, 17546, 1524, 1516, 11454, 1529);
    }

    @Test
    void takesTheLongestPieceFirst() {
        assertThat(wordPieces.of("unaffable")).containsExactly(14477, 20961, 3468);
        assertThat(wordPieces.of("ICT-2026-000123")).containsExactly(25891, 1011, 16798, 2575, 1011, 2199, 12521, 2509);
        assertThat(wordPieces.of("£5.50 @ 6.30pm")).containsExactly(27813, 1012, 2753, 1030, 1020, 1012, 2382, 9737);
    }

    @Test
    void dropsAccents() {
        assertThat(wordPieces.of("Café NAÏVE coöperate")).containsExactly(7668, 15743, 17654);
        assertThat(wordPieces.of("Diolch yn fawr, Ŵyn"))
                .containsExactly(4487, 4747, 2818, 1061, 2078, 6904, 13088, 1010, 1059, 6038);
        assertThat(wordPieces.of("İstanbul ß ﬁ")).containsExactly(9960, 1096, 1984);
    }

    @Test
    void setsChineseCharactersApart() {
        assertThat(wordPieces.of("日本語 text")).containsExactly(1864, 1876, 1950, 3793);
    }

    @Test
    void knowsBlanksOfAllKindsAndDropsWhatCannotBeSeen() {
        assertThat(wordPieces.of("\u00a0tabs\tand\u200bzero\u00adwidth"))
                .containsExactly(21628, 2015, 1998, 6290, 5004, 3593, 2705);
        assertThat(wordPieces.of("x\u0000y\ufffdz")).containsExactly(1060, 2100, 2480);
        assertThat(wordPieces.of(" \n ")).isEmpty();
    }

    @Test
    void doesNotKnowWordsOverAHundredCharactersOrOutsideTheVocabulary() {
        assertThat(wordPieces.of("a".repeat(100)))
                .hasSize(50)
                .startsWith(13360, 11057)
                .endsWith(2050);
        assertThat(wordPieces.of("a".repeat(101))).containsExactly(100);
        assertThat(wordPieces.of("🙂 ok")).containsExactly(100, 7929);
    }

    @Test
    void aMemberCannotWriteTheModelsOwnMarks() {
        assertThat(wordPieces.of("[CLS] x")).containsExactly(1031, 18856, 2015, 1033, 1060);
    }
}
