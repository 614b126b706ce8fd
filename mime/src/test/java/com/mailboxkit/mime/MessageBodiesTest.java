package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.FileContentStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageBodiesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
            'Yes.',                                    'Yes.'
            '\n  Yes.\n\n> Shall we?\n',               'Yes.'
            '> Shall we?\nYes.\n',                     'Yes.'
            'Yes.\n> Shall we?\nNo.\n> Really?',       'Yes.\n> Shall we?\nNo.'
            'Yes.\\r\\nNo.\\r\\n',                        'Yes.\\nNo.'
            'Yes.\\r\\nNo.\\r\\n',                        'Yes.\\r\\nNo.'
            'Yes.\\rNo.',                              'Yes.\\nNo.'
            'Yes',                                     'Yes.'
            '  ',                                      ''
            ,                                          'Shown by the HTML'
            """)
    void keepsWhatIsNewWhereverItIs(@Nullable String text, String extracted) throws IOException {
        var bodies = new MessageBodies(new FileContentStore(folder));
        var body = new MessageBody(text == null ? null : text.translateEscapes(), null, extracted.translateEscapes());

        assertThat(bodies.get(bodies.put(body))).isEqualTo(body);
    }

    @Test
    void writesTheSameWordsOnce() throws IOException {
        var store = new FileContentStore(folder);
        var words = "All of this is new. ".repeat(50);

        assertThat(new MessageBodies(store)
                        .put(new MessageBody(words + "\n", null, words.strip()))
                        .size())
                .isLessThan(2L * words.length());
    }

    @Test
    void readsWhatWasStoredBeforeAnythingWasFoundInMessages() throws IOException {
        var store = new FileContentStore(folder);
        var stored = store.put("""
                {"text": "Hi", "html": null, "extractedText": "Hi"}""".getBytes(StandardCharsets.UTF_8));

        assertThat(new MessageBodies(store).get(stored)).isEqualTo(new MessageBody("Hi", null, "Hi"));
    }
}
