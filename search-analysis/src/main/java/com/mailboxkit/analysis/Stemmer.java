package com.mailboxkit.analysis;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.StringSetting;
import org.tartarus.snowball.ext.EnglishStemmer;

/// The stem of a word. Of the languages of the official filter, it supports English.
@NamedComponent("stemmer")
public final class Stemmer implements TokenFilterFactory {

    private final UnaryOperator<TokenStream> filter;

    @AnalysisSettings
    public interface Language {

        /// `porter` unless configured, as in the official one: Elasticsearch creates one of each filter
        /// without settings.
        @StringSetting(path = "language", defaultValue = "porter")
        String language();
    }

    /// @throws IllegalArgumentException for a language that only a full Elasticsearch supports
    @Inject
    public Stemmer(Language settings) {
        filter = switch (settings.language()) {
            case "porter", "english" -> PorterStemFilter::new;
            case "porter2" -> tokens -> new SnowballFilter(tokens, new EnglishStemmer());
            case "possessive_english" -> EnglishPossessiveFilter::new;
            default ->
                throw new IllegalArgumentException(
                        "The embedded Elasticsearch has no stemmer %s".formatted(settings.language()));
        };
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return filter.apply(tokens);
    }
}
