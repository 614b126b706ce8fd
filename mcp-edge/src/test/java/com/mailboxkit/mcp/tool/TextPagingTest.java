package com.mailboxkit.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPagingTest {

    @Test
    void givesATextInPiecesThatMakeTheWhole() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var text = text(random);
            var read = new StringBuilder();
            Integer offset = 0;
            while (offset != null) {
                var piece = TextPaging.piece(text, offset, 1 + random.nextInt(5));
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
        assertThat(TextPaging.piece("abc", 7, 2)).isEqualTo(new TextPaging.Piece("", 3, 3, null));
        assertThat(TextPaging.piece("", 0, 8_000)).isEqualTo(new TextPaging.Piece("", 0, 0, null));
    }

    @Test
    void beginsBeforeThePairThatItWouldCut() {
        assertThat(TextPaging.piece("a😀b", 2, 1)).isEqualTo(new TextPaging.Piece("😀", 1, 4, 3));
        assertThat(TextPaging.cut("a😀b", 2)).isEqualTo("a");
    }

    @Test
    void countsNoLimitPastTheLargestNumber() {
        assertThat(TextPaging.piece("abc", Integer.MAX_VALUE, Integer.MAX_VALUE).text())
                .isEmpty();
        assertThat(TextPaging.piece("abc", 1, Integer.MAX_VALUE).text()).isEqualTo("bc");
    }
}
