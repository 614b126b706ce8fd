package com.mailboxkit.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.command.message.SendRequest.Upload;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.web.FieldErrors;
import com.mailboxkit.web.RequestSeed;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingFilesTest {

    private static final RequestSeed CHANCE = new RequestSeed() {

        @Override
        public Instant now() {
            return Instant.parse("2026-02-20T12:00:00Z");
        }

        @Override
        public boolean isRepeated() {
            return false;
        }

        @Override
        public String ulid(String purpose) {
            return Ulid.at(now());
        }

        @Override
        public RandomGenerator random(String purpose) {
            return new Random(1);
        }
    };

    private final FieldErrors errors = new FieldErrors();

    @Test
    void keepsTheParametersOfATypeBesideIt() {
        var files = check(upload("TEXT/CSV; charset=windows-1252", null, null));

        errors.check();
        var file = files.attachments().getFirst();
        assertThat(file.mimeType()).isEqualTo("text/csv");
        assertThat(files.mediaTypes().get(file.id()).parameters()).containsEntry("charset", "windows-1252");
    }

    @Test
    void showsWhatHasAContentIdUnlessToldOtherwise() {
        var files = check(
                upload("image/png", "<logo>", null),
                upload("image/png", "b@x.org", "attachment"),
                upload("image/png", null, "inline"),
                upload("image/png", null, null));

        errors.check();
        assertThat(files.attachments())
                .extracting(file -> file.contentId())
                .containsExactly("logo", "b@x.org", null, null);
        assertThat(files.attachments())
                .extracting(file -> file.disposition())
                .containsExactly("inline", "attachment", "inline", "attachment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/mixed", "Multipart/Related; boundary=x", "multipart/x-anything"})
    void refusesAFileThatSaysToBeSeveralParts(String type) {
        check(upload(type, null, null));

        assertThat(errors.has("attachments[0].content_type")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "pdf, a, inline, content_type",
        "text/plain; charset, a, inline, content_type",
        "text/plain, a b, inline, content_id",
        "text/plain, <a, inline, content_id",
        "text/plain, ä, inline, content_id",
        "text/plain, a, hidden, disposition"
    })
    void namesWhatIsWrongWithAFile(String type, String contentId, String disposition, String field) {
        check(upload(type, contentId, disposition));

        assertThat(errors.has("attachments[0]." + field)).isTrue();
    }

    @Test
    void refusesTwoFilesOfOneContentId() {
        check(upload("image/png", "logo", null), upload("image/png", "<logo>", null));

        assertThat(errors.has("attachments[1].content_id")).isTrue();
    }

    private OutgoingFiles check(Upload... uploads) {
        return OutgoingFiles.check(List.of(uploads), errors, CHANCE);
    }

    private static Upload upload(String type, @Nullable String contentId, @Nullable String disposition) {
        return new Upload("a.bin", type, new ContentRef("0", 1), contentId, disposition);
    }
}
