package com.mailboxkit.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter.StemmerOverrideMap;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.ListSetting;

/// Stems of irregular words, each rule written as `paid, payment => pay`. A [Stemmer] after it leaves
/// them unchanged.
@NamedComponent("stemmer_override")
public final class StemmerOverride implements TokenFilterFactory {

    private static final String WORD = "\\s*[^\\s,=>]+\\s*";
    private static final Pattern RULE = Pattern.compile("(?<forms>%1$s(,%1$s)*)=>(?<stem>%1$s)".formatted(WORD));

    private final StemmerOverrideMap stems;

    @AnalysisSettings
    public interface Rules {

        @ListSetting(path = "rules")
        List<String> rules();
    }

    /// @throws IllegalArgumentException for an invalid rule
    @Inject
    public StemmerOverride(Rules settings) {
        var builder = new StemmerOverrideFilter.Builder(false);
        settings.rules().forEach(rule -> add(rule, builder));
        try {
            stems = builder.build();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void add(String rule, StemmerOverrideFilter.Builder builder) {
        var parts = RULE.matcher(rule);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is no rule such as 'paid, payment => pay'".formatted(rule));
        }
        for (var form : parts.group("forms").split(",", -1)) {
            builder.add(form.strip(), parts.group("stem").strip());
        }
    }

    @Override
    public TokenStream create(TokenStream tokens) {
        return new StemmerOverrideFilter(tokens, stems);
    }
}
