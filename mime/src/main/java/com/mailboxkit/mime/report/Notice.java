package com.mailboxkit.mime.report;

import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.report.Report.Action;
import com.mailboxkit.mime.report.Report.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Parses the notices that mail servers write for people. There is no standard, but they begin with typical
/// sentences, name the address, state the reason, and then show the message.
final class Notice {

    private static final int MAX_RECIPIENTS = 50;

    private Notice() {}

    /// The author and subject of a notice, from its header.
    ///
    /// @param failed named as recipients that failed, as many servers do
    /// @param sender recipient of the report: mentioned too, but not the address that failed
    record Heading(String from, String subject, List<String> failed, String sender) {}

    static List<Outcome> read(Heading heading, String text) {
        String notice = withoutMessage(text);
        if (!isNotice(heading, notice)) {
            return List.of();
        }
        boolean isDelay = NoticeWords.sayThatItTakesLong(notice);
        return recipients(notice, heading, message(text)).entrySet().stream()
                .map(recipient -> outcome(recipient.getKey(), recipient.getValue(), isDelay))
                .toList();
    }

    private static boolean isNotice(Heading heading, String notice) {
        if (!NoticeWords.nameAServer(heading.from())) {
            return NoticeWords.nameAProgram(heading.from()) && NoticeWords.areOfReturnedMail(heading.subject(), notice);
        }
        var all = heading.subject() + "\n" + notice;
        return !heading.failed().isEmpty() || NoticeWords.sayThatItFailed(all) || NoticeWords.sayThatItIsDelayed(all);
    }

    private static Outcome outcome(String address, String words, boolean isDelay) {
        var reply = Reply.of(null, null, Reply.refusal(words).orElseGet(() -> begin(List.of(address), words)));
        return new Outcome(
                address.isEmpty() ? List.of() : List.of(address),
                isDelay ? Action.DELAYED : Action.FAILED,
                reply,
                isDelay ? BounceKind.SOFT : BounceKinds.of(reply, words));
    }

    static String withoutMessage(String text) {
        return text.substring(0, NoticeWords.beginOfTheMessage(text));
    }

    /// The message that is shown below the notice, or nothing.
    static String message(String text) {
        return text.substring(NoticeWords.beginOfTheMessage(text));
    }

    /// The text of a notice about one recipient: all from one address to the next.
    ///
    /// @param mentions in the notice
    static String about(List<String> addresses, String notice, Map<String, String> mentions) {
        var mine = new StringBuilder();
        addresses.stream()
                .map(Addresses::normalise)
                .distinct()
                .forEach(address -> mine.append(mentions.getOrDefault(address, "")));
        return mentions.size() > 1 && !mine.isEmpty() ? mine.toString() : notice;
    }

    /// The text from the address to the end of the paragraph.
    static String begin(List<String> addresses, String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        int begin = addresses.stream()
                .mapToInt(address -> lower.indexOf(address.toLowerCase(Locale.ROOT)))
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(0);
        return words.substring(Math.min(begin, words.length())).strip().split("\n[ \t]*\n", 2)[0];
    }

    private static Map<String, String> recipients(String notice, Heading heading, String message) {
        var failed = heading.failed();
        var mentioned = Mentions.of(notice);
        mentioned.remove(Addresses.normalise(heading.sender()));
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
        if (recipients.isEmpty()) {
            unnamed(notice, message).ifPresent(address -> recipients.put(address, notice));
        }
        return recipients;
    }

    /// Some notices do not name the recipient; it is known where the returned message had only one.
    private static Optional<String> unnamed(String notice, String message) {
        var shown = Quotes.of(message, Map.of()).recipients();
        return shown.size() == 1
                ? Optional.of(shown.getFirst())
                : Reply.refusal(notice).map(reply -> "");
    }
}
