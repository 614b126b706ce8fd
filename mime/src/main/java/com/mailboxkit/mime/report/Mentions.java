package com.mailboxkit.mime.report;

import com.mailboxkit.mime.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Splits a notice by recipient: the text from one address to the next. Where lines begin with addresses, the
/// others are only mentioned.
final class Mentions {

    private static final int MAX = 500;

    /// Before an address at the beginning of a line.
    private static final String INDENT = " \t*<\"'|-";

    private static final int MAX_INDENT = 40;

    private Mentions() {}

    private record Mention(String address, int at, boolean beginsALine) {}

    /// @return by normalised address; the text before the first address belongs to it
    static Map<String, String> of(String notice) {
        var all = find(notice);
        boolean isList = all.stream().anyMatch(Mention::beginsALine);
        var words = new LinkedHashMap<String, StringBuilder>();
        var mentions =
                all.stream().filter(mention -> !isList || mention.beginsALine()).toList();
        for (int i = 0; i < mentions.size(); i++) {
            int from = i == 0 ? 0 : mentions.get(i).at();
            int to = i + 1 < mentions.size() ? mentions.get(i + 1).at() : notice.length();
            words.computeIfAbsent(mentions.get(i).address(), address -> new StringBuilder())
                    .append(notice, from, to);
        }
        var found = new LinkedHashMap<String, String>();
        words.forEach((address, text) -> found.put(address, text.toString()));
        return found;
    }

    private static List<Mention> find(String notice) {
        var found = new ArrayList<Mention>();
        var addresses = Reply.addresses(notice);
        while (found.size() < MAX && addresses.find()) {
            found.add(new Mention(
                    Addresses.normalise(addresses.group()), addresses.start(), beginsALine(notice, addresses.start())));
        }
        return found;
    }

    private static boolean beginsALine(String notice, int at) {
        int before = at - 1;
        while (before >= 0 && before >= at - MAX_INDENT && INDENT.indexOf(notice.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || notice.charAt(before) == '\n';
    }
}
