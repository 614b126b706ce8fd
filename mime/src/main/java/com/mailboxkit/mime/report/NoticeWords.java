package com.mailboxkit.mime.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The sentences that distinguish notices of mail servers from other mail.
final class NoticeWords {

    private static final Pattern A_SERVER = lines(
            "mailer[- ]?daemon|mail[._-]?(delivery|daemon)|po+st[_-]?master|\\bndr\\b|mail(er)? ?system|microsoftexchange");

    /// Other mail comes from these addresses as well.
    private static final Pattern A_PROGRAM =
            lines("no-?reply|do-?not-?reply|admin|system|delivery|\\bmta\\b|notification");

    /// Only servers write these.
    private static final Pattern OF_RETURNED_MAIL =
            lines("^(undeliverable|undelivered|returned mail|mail delivery fail|failure notice|delivery failure)");

    /// KDDI.
    private static final Pattern SENT_ON = lines("^[ \t]*your mail (sent|attempted to be delivered) on ?:");

    private static final Pattern SAYS_THAT_IT_FAILED = lines("""
            wasn't able to deliver|unable to deliver|(could ?n[o']t|cannot|can't) be delivered|error delivering
            while attempting to deliver|delivering your mail to <|del[ei]very to the following|did not reach the following
            had (permanent fatal|permanent delivery|delivery) (errors|problems)|mail delivery failed|undeliver(able|ed)|returned mail
            delivery status notification( \\(failure\\)|: error)|failure notice|failure reasons|mail failure|mail system error
            delivery failure|delivery has failed|error message below|transcript of session|rejected by a remote
            permanent fatal errors|delivery problems|not be delivered|was ?n[o']t delivered|(could not|couldn't|failed to) deliver
            error sending your mail|trouble delivering|mail failed|returning to sender|failed addresses|delivery failed
            nicht zugestellt|unzustellbar|nicht ausgeliefert|pas pu être|non remis|no se (ha podido|pudo) entregar
            non è stato (possibile|recapitato)|não (pôde|foi) (ser )?entreg|не (может быть|было|был) доставлен|не доставлено
            退信|退回|无法投递|無法投遞|送信できま|配信でき|配送でき|届けられま|반송|전송되지
            """);

    private static final Pattern SAYS_THAT_IT_IS_DELAYED = lines("""
            delivery status notification( \\(delay\\)|: warning)|message is delayed for|mail delivery delayed
            temporary failure report|message delayed|delayed mail
            """);

    private static final Pattern SAYS_THAT_IT_TAKES_LONG = lines("""
            warning only|still being retried|will be retried|will (keep|continue) trying|delayed|not yet been delivered
            only a temporary failure report
            """);

    /// Introduces the returned message.
    private static final Pattern SHOWS_THE_MESSAGE = lines("""
            ^[-*_| ]*(below this line|this is a copy|original message\\b|enclosed is a copy|unsent message|returned message)
            ^[-*_| ]*(message headers? follow|message text follows|original message headers|message details|bounced e-?mail)
            ^[-*_| ]*(the headers? of the original message|original mail info)
            ^ *(below is a copy of|the original message follows)
            ^(received|return-path|dkim-signature|domainkey-signature|message-id|x-mailer|x-originating-ip) ?:
            """);

    private NoticeWords() {}

    /// @param from of a message; empty for `<>`
    static boolean nameAServer(String from) {
        return from.isBlank() || A_SERVER.matcher(from).find();
    }

    static boolean nameAProgram(String from) {
        return A_PROGRAM.matcher(from).find();
    }

    static boolean areOfReturnedMail(String subject, CharSequence notice) {
        return OF_RETURNED_MAIL.matcher(subject.strip()).find()
                || SENT_ON.matcher(notice).find();
    }

    static boolean sayThatItFailed(CharSequence words) {
        return SAYS_THAT_IT_FAILED.matcher(words).find();
    }

    static boolean sayThatItIsDelayed(CharSequence words) {
        return SAYS_THAT_IT_IS_DELAYED.matcher(words).find();
    }

    static boolean sayThatItTakesLong(CharSequence words) {
        return SAYS_THAT_IT_TAKES_LONG.matcher(words).find();
    }

    /// The length of the text where no message is shown.
    static int beginOfTheMessage(CharSequence text) {
        var shown = SHOWS_THE_MESSAGE.matcher(text);
        return shown.find() ? shown.start() : text.length();
    }

    private static Pattern lines(String alternatives) {
        return Pattern.compile(
                alternatives.strip().lines().map(String::stripTrailing).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);
    }
}
