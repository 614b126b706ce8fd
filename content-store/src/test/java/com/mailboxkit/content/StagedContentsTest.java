package com.mailboxkit.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedContentsTest {

    @TempDir
    private Path root;

    private ContentStore store;
    private StagedContents staged;

    @BeforeEach
    void open() throws IOException {
        store = new FileContentStore(root);
        staged = new StagedContents(store);
    }

    @Test
    void keepsWhatIsCommittedAndNothingElse() throws IOException {
        var wanted = put("wanted");
        var other = put("other");
        staged.commit(List.of(wanted, wanted));
        staged.close();

        assertThat(store.read(wanted)).hasContent("wanted");
        assertThatThrownBy(() -> store.read(other)).isInstanceOf(NoSuchFileException.class);
        assertThat(files()).containsExactly(wanted.sha256());
    }

    @Test
    void readsWhatIsStagedAndWhatIsStored() throws IOException {
        var stored = store.put("stored".getBytes(UTF_8));
        var ref = put("staged");

        assertThat(staged.read(stored)).hasContent("stored");
        assertThat(staged.read(ref)).hasContent("staged");
        assertThatThrownBy(() -> store.read(ref)).isInstanceOf(NoSuchFileException.class);
        staged.commit(List.of(ref));
        assertThat(staged.read(ref)).hasContent("staged");
    }

    @Test
    void leavesNothingOfWhatIsStillWritten() throws IOException {
        var sink = staged.open();
        sink.write("half".getBytes(UTF_8));

        staged.close();

        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> sink.write(1)).isInstanceOf(IOException.class);
        assertThatThrownBy(sink::commit).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> staged.open()).isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingOfASinkThatIsClosed() throws IOException {
        try (var sink = staged.open()) {
            sink.write("half".getBytes(UTF_8));
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void keepsOneOfEqualContents() throws IOException {
        var ref = put("same");
        assertThat(put("same")).isEqualTo(ref);
        staged.commit(List.of(ref));
        staged.close();

        assertThat(files()).containsExactly(ref.sha256());
    }

    @Test
    void refusesToCommitWhatIsNotStaged() {
        assertThatThrownBy(() -> staged.commit(List.of(new ContentRef("0".repeat(64), 1))))
                .isInstanceOf(IllegalStateException.class);
    }

    private ContentRef put(String text) throws IOException {
        return staged.put(text.getBytes(UTF_8));
    }

    private List<String> files() throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
