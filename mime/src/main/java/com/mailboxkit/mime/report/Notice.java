package com.mailboxkit.mime.report;

import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.report.Report.Action;
import com.mailboxkit.mime.report.Report.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what mail servers write for people. There is no standard; but they begin with sentences of their own, name
/// the address, tell what happened, and then show the message.
final class Notice {

    private static final Pattern SENT_BY_A_SERVER =
            lines("mailer[- ]daemon|mail[._-]?(delivery|daemon)|po+st[_-]?master|^\\s*$");

    private static final Pattern SAYS_THAT_IT_FAILED = lines("""
            wasn't able to deliver|unable to deliver|(could ?n[o']t|cannot|can't) be delivered|error delivering
            while attempting to deliver|delivering your mail to <|del[ei]very to the following|did not reach the following
            had (permanent fatal|delivery) (errors|problems)|mail delivery failed|undeliver(able|ed)|returned mail
            delivery status notification( \\(failure\\)|: error)|failure notice|failure reasons|mail failure|mail system error
            delivery failure|delivery has failed|error message below|transcript of session|rejected by a remote
            permanent fatal errors|delivery problems|not be delivered
            """);

    private static final Pattern SAYS_THAT_IT_TAKES_LONG = lines(
            "warning only|still being retried|will be retried|will (keep|continue) trying|delayed|not yet been delivered");

    /// What follows is the message that came back.
    private static final Pattern SHOWS_THE_MESSAGE = lines("""
            ^[-*_ ]*(below this line|this is a copy|original message\\b|enclosed is a copy|unsent message|returned message)
            ^[-*_ ]*(message headers? follow|message text follows|original message headers|message details|bounced e-?mail)
            ^ *(below is a copy of|the original message follows)
            ^(received|return-path|dkim-signature|domainkey-signature|message-id|x-mailer|x-originating-ip) ?:
            """);

    /// An address that a line begins with is what the line is about.
    private static final Pattern BEGINS_WITH_AN_ADDRESS = lines("^[\\s*<]*(?=[^\\s<>]+@)");

    /// The reply of a server to the end of its line, and the lines that go on with it.
    private static final Pattern REPLY =
            Pattern.compile("(?<![\\w.#/:\\[-])[45]\\d\\d[ :-].*(\\R[ \\t]+\\S.*|\\R[45]\\d\\d-.*)*");

    private static final int MAX_RECIPIENTS = 50;

    private Notice() {}

    /// @param from of the report
    /// @param failed what its header names as recipients that failed; many servers do
    /// @param sender whom the report is for: mentioned as well, but not the address that failed
    static List<Outcome> read(String from, String subject, String text, List<String> failed, String sender) {
        if (!SENT_BY_A_SERVER.matcher(from).find()) {
            return List.of();
        }
        String notice = withoutMessage(text);
        boolean fails = !failed.isEmpty()
                || SAYS_THAT_IT_FAILED.matcher(subject + "\n" + notice).find();
        if (!fails) {
            return List.of();
        }
        boolean isDelay = SAYS_THAT_IT_TAKES_LONG.matcher(notice).find();
        return recipients(notice, failed, sender).entrySet().stream()
                .map(recipient -> outcome(recipient.getKey(), recipient.getValue(), isDelay))
                .toList();
    }

    private static Outcome outcome(String address, String words, boolean isDelay) {
        var said = REPLY.matcher(words);
        var reply = Reply.of(null, null, said.find() ? said.group() : begin(List.of(address), words));
        return new Outcome(
                address.isEmpty() ? List.of() : List.of(address),
                isDelay ? Action.DELAYED : Action.FAILED,
                reply,
                BounceKinds.of(reply, words));
    }

    static String withoutMessage(String text) {
        var shown = SHOWS_THE_MESSAGE.matcher(text);
        return shown.find() ? text.substring(0, shown.start()) : text;
    }

    /// The message that is shown below the notice, or nothing.
    static String message(String text) {
        var shown = SHOWS_THE_MESSAGE.matcher(text);
        return shown.find() ? text.substring(shown.start()) : "";
    }

    /// What a notice says of somebody: all from one address to the next.
    static String about(List<String> addresses, String text) {
        Set<String> keys = new LinkedHashSet<>();
        addresses.forEach(address -> keys.add(Addresses.normalise(address)));
        var notice = withoutMessage(text);
        var all = split(notice);
        var mine = new StringBuilder();
        all.forEach((address, words) -> mine.append(keys.contains(address) ? words : ""));
        return all.size() > 1 && !mine.isEmpty() ? mine.toString() : notice;
    }

    /// What is said from the address on, to the end of the paragraph.
    static String begin(List<String> addresses, String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        int begin = addresses.stream()
                .mapToInt(address -> lower.indexOf(address.toLowerCase(Locale.ROOT)))
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(0);
        return words.substring(Math.min(begin, words.length())).strip().split("\n[ \t]*\n", 2)[0];
    }

    private static Map<String, String> recipients(String notice, List<String> failed, String sender) {
        var mentioned = split(notice);
        mentioned.remove(Addresses.normalise(sender));
        var recipients = new LinkedHashMap<String, String>();
        for (var address : failed) {
            recipients.put(
                    address,
                    Optional.ofNullable(mentioned.remove(Addresses.normalise(address)))
                            .orElse(notice));
        }
        mentioned.forEach((address, words) -> {
            boolean isOnlyMentioned =
                    !failed.isEmpty() && Reply.of(null, null, words).code() == 0;
            if (recipients.size() < MAX_RECIPIENTS && !isOnlyMentioned) {
                recipients.put(address, words);
            }
        });
        if (recipients.isEmpty() && REPLY.matcher(notice).find()) {
            recipients.put("", notice);
        }
        return recipients;
    }

    /// By who it is about: all from one address to the next. Where lines begin with addresses, the others are only
    /// mentioned.
    private static Map<String, String> split(String notice) {
        var words = new LinkedHashMap<String, String>();
        boolean isList = BEGINS_WITH_AN_ADDRESS.matcher(notice).find();
        var addresses = Reply.addresses(notice);
        String current = null;
        int from = 0;
        while (addresses.find()) {
            var address = Addresses.normalise(addresses.group());
            if (!address.equals(current) && !(isList && !beginsALine(notice, addresses.start()))) {
                if (current != null) {
                    words.merge(current, notice.substring(from, addresses.start()), String::concat);
                }
                from = current == null ? 0 : addresses.start();
                current = address;
            }
        }
        if (current != null) {
            words.merge(current, notice.substring(from), String::concat);
        }
        return words;
    }

    private static boolean beginsALine(String notice, int at) {
        return notice.substring(notice.lastIndexOf('\n', at) + 1, at).chars().allMatch(c -> " \t*<".indexOf(c) >= 0);
    }

    private static Pattern lines(String alternatives) {
        return Pattern.compile(
                alternatives.strip().replaceAll("\\s*\n", "|"), Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }
}
