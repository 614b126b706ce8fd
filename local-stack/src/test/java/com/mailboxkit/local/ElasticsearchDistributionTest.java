package com.mailboxkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchDistributionTest {

    private static final String PROPERTY = "mailboxkit.elasticsearch-home";

    @AfterEach
    void forgetTheNamedOne() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void isFoundWhereTheBuildUnpacksIt() {
        System.clearProperty(PROPERTY);

        assertThat(ElasticsearchDistribution.locate()).isDirectoryContaining("glob:**/modules");
    }

    @Test
    void refusesANamedFolderThatIsNone(@TempDir Path empty) {
        System.setProperty(PROPERTY, empty.toString());

        assertThatThrownBy(ElasticsearchDistribution::locate)
                .isInstanceOf(LocalStackException.class)
                .hasMessageContainingAll(empty.toString(), PROPERTY);
    }
}
