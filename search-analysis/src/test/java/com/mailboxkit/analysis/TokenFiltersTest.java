package com.mailboxkit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TokenFiltersTest {

    @Test
    void foldsAccentsAndOtherMarksAlsoOfBeginnings() throws IOException {
        assertThat(words("résumé naïve Straße señor", new AsciiFolding()))
                .containsExactly("resume", "naive", "Strasse", "senor");
        assertThat(normalized("résu", new AsciiFolding())).isEqualTo("resu");
    }

    @Test
    void takesEndingsOffButNotOffBeginnings() throws IOException {
        assertThat(words("invoices invoicing orders received", stemmer("porter2")))
                .containsExactly("invoic", "invoic", "order", "receiv");
        assertThat(words("general generic", stemmer("porter"))).containsExactly("gener", "gener");
        assertThat(normalized("invoices", stemmer("porter2"))).isEqualTo("invoices");
    }

    @Test
    void takesThePossessiveOffInBothSpellings() throws IOException {
        assertThat(words("ann's ann’s don't", stemmer("possessive_english"))).containsExactly("ann", "ann", "don't");
    }

    @Test
    void refusesALanguageThatItDoesNotKnow() {
        assertThatThrownBy(() -> stemmer("klingon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("klingon");
    }

    @Test
    void obeysRulesAndLeavesWhatTheySayAlone() throws IOException {
        var rules = new StemmerOverride(() -> List.of("paid, payment => pay", "analyses => analysis"));

        assertThat(words("paid payment analyses payments", rules, stemmer("porter2")))
                .containsExactly("pay", "pay", "analysis", "payment");
    }

    @Test
    void needsNoRules() throws IOException {
        assertThat(words("paid", new StemmerOverride(List::of))).containsExactly("paid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "paid =>", "=> pay", "paid => pay => paid", ", paid => pay", "paid => pay, ship"})
    void refusesARuleThatIsNone(String rule) {
        assertThatThrownBy(() -> new StemmerOverride(() -> List.of(rule)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void isAnnouncedUnderTheNamesThatItsClassesHave() throws Exception {
        try (var announced = AsciiFolding.class.getResourceAsStream("/named_components.json")) {
            var names = JsonMapper.shared().readTree(announced).get(TokenFilterFactory.class.getName());
            assertThat(names).isNotEmpty();
            for (var entry : names.properties()) {
                var type = Class.forName(entry.getValue().stringValue());
                assertThat(type).isAssignableTo(TokenFilterFactory.class);
                assertThat(type.getAnnotation(NamedComponent.class).value()).isEqualTo(entry.getKey());
            }
        }
    }

    private static Stemmer stemmer(String language) {
        return new Stemmer(() -> language);
    }

    private static List<String> words(String text, TokenFilterFactory... filters) throws IOException {
        var words = new ArrayList<String>();
        try (var analyzer = analyzer(filters);
                var tokens = analyzer.tokenStream("text", text)) {
            var word = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        }
        return words;
    }

    private static String normalized(String beginning, TokenFilterFactory filter) {
        try (var analyzer = analyzer(filter)) {
            return analyzer.normalize("text", beginning).utf8ToString();
        }
    }

    private static Analyzer analyzer(TokenFilterFactory... filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokenizer = new WhitespaceTokenizer();
                TokenStream tokens = tokenizer;
                for (var filter : filters) {
                    tokens = filter.create(tokens);
                }
                return new TokenStreamComponents(tokenizer, tokens);
            }

            @Override
            protected TokenStream normalize(String field, TokenStream tokens) {
                return filters[0].normalize(tokens);
            }
        };
    }
}
