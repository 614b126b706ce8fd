package com.mailboxkit.architecture.broken.mime;

import com.mailboxkit.architecture.Breaks;
import java.util.regex.Pattern;

@Breaks({
    "patterns take linear time and no stack",
    "expressions given to String are constant, linear and take no stack",
    "patterns are compiled once"
})
class BacktracksOnInput {

    private static final Pattern LABELS = Pattern.compile("[a-z]+(\\.[a-z]+)*");

    boolean isName(String text) {
        return LABELS.matcher(text).matches()
                && Pattern.compile("x+").matcher(text).matches();
    }

    String withoutBlanksAtTheEnd(String text) {
        return text.replaceAll("\\s+$", "");
    }
}
