package com.mailboxkit.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void givesATextInPiecesThatMakeTheWhole() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var text = text(random);
            var read = new StringBuilder();
            Integer offset = 0;
            while (offset != null) {
                var piece = Texts.piece(text, offset, 1 + random.nextInt(5));
                assertThat(piece.text()).as("seed %d", seed).doesNotMatch("^[\\x{DC00}-\\x{DFFF}].*");
                assertThat(piece.length()).isEqualTo(text.length());
                read.append(piece.text());
                offset = piece.next();
            }
            assertThat(read.toString()).as("seed %d", seed).isEqualTo(text);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(30), 0, 3)
                .mapToObj(kind -> kind == 0 ? "😀" : kind == 1 ? "ä" : "a")
                .reduce("", String::concat);
    }

    @Test
    void givesNothingPastTheEnd() {
        assertThat(Texts.piece("abc", 7, 2)).isEqualTo(new Texts.Piece("", 3, 3, null));
        assertThat(Texts.piece("", 0, 8_000)).isEqualTo(new Texts.Piece("", 0, 0, null));
    }

    @Test
    void beginsBeforeThePairThatItWouldCut() {
        assertThat(Texts.piece("a😀b", 2, 1)).isEqualTo(new Texts.Piece("😀", 1, 4, 3));
        assertThat(Texts.cut("a😀b", 2)).isEqualTo("a");
    }

    @Test
    void countsNoLimitPastTheLargestNumber() {
        assertThat(Texts.piece("abc", Integer.MAX_VALUE, Integer.MAX_VALUE).text())
                .isEmpty();
        assertThat(Texts.piece("abc", 1, Integer.MAX_VALUE).text()).isEqualTo("bc");
    }
}
