package com.mailboxkit.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/// `résumé` becomes `resume`, `Straße` becomes `Strasse`.
@NamedComponent("asciifolding")
public final class AsciiFolding implements TokenFilterFactory {

    @Override
    public TokenStream create(TokenStream tokens) {
        return new ASCIIFoldingFilter(tokens);
    }

    /// The beginning of a word is folded as well, so that `résu*` finds it.
    @Override
    public TokenStream normalize(TokenStream tokens) {
        return create(tokens);
    }
}
