package com.mailboxkit.mime.report;

import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.RemoteReply;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells from what a server said whether it speaks of the address or of the message. The enhanced status code (RFC
/// 3463)
/// would tell, but many servers send `5.0.0`, or the code of something else, so their words count too. In doubt it is
/// soft: to try once more than needed does less harm than never to write to somebody again.
public final class BounceKinds {

    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.6", "5.1.10");

    /// What is said of the message, of its sender, or of a state that may pass.
    private static final Pattern SOFT = words("""
            quota|mailbox (is )?full|mailfolder is full|insufficient|too (large|big|many|long in)|size limit|exceed
            spam|black ?list|block|dnsbl|\\brbl\\b|reputation|virus|malware|polic|dmarc|\\bspf\\b|dkim|authenticat
            relay(ing)? (access )?(denied|not)|disabled|suspend|inactive|grey|try again later|tim(ed|e) ?out|loop|temporar
            in the queue too long|giving up|domain of sender|sender address|sender rejected|pipe to \\|
            no route to host|connection (refused|reset)
            """);

    /// Said after the whole message was there, or before it was known for whom it is: not of the address.
    private static final Pattern OF_THE_MESSAGE = words("""
            in reply to (the )?(end of data|mail from)|after end of data|did not like our (data|eom)
            """);

    /// What is said of an address or a domain that is not there.
    private static final Pattern HARD = words("""
            (user|recipient|address|account|mailbox|addressee)( is| was)? (unknown|not (found|known|exist|listed))
            unknown (user|recipient|address|account|mailbox|local)
            no such (user|recipient|address|mailbox|person|account|domain|host)
            no (mailbox|user|account)\\b.{0,20} (here|by that name)|do(es)?(n't| not) exist|not our user
            invalid (recipient|address|user|mailbox)|(user|recipient) (has )?moved|recipnotfound
            not a (valid|known) (user|mailbox|recipient|address)|recipient address rejected(\\.|: access denied|$)|unroute?able
            host unknown|unknown (host|domain)|(host|domain)( name)?( is)? (unknown|not found|not reachable)
            couldn't find any host|could not be resolved|name or service not known|null ?mx|no mx (found|record)
            (domain|host) .{0,40}(does not accept|not accept|accepts no) (mail|e-?mail|message)
            did not reach the following recipient
            """);

    private BounceKinds() {}

    public static BounceKind of(RemoteReply reply) {
        return of(reply, "");
    }

    /// @param context what else the report says of the recipient
    static BounceKind of(RemoteReply reply, String context) {
        var status = reply.enhancedStatus();
        boolean isTemporary =
                reply.code() / 100 == 4 || (status != null && status.startsWith("4.") && !status.equals("4.0.0"));
        if (isTemporary) {
            return BounceKind.SOFT;
        }
        if (status != null && NO_SUCH_ADDRESS.contains(status)) {
            return BounceKind.HARD;
        }
        if (OF_THE_MESSAGE.matcher(flat(context)).find()) {
            return BounceKind.SOFT;
        }
        boolean isOfTheAddress =
                speaksOfTheAddress(flat(reply.text())) || speaksOfTheAddress(flat(reply.text() + " " + context));
        return isOfTheAddress ? BounceKind.HARD : BounceKind.SOFT;
    }

    private static boolean speaksOfTheAddress(String words) {
        return !SOFT.matcher(words).find() && HARD.matcher(words).find();
    }

    private static String flat(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    /// @param lines of alternatives
    private static Pattern words(String lines) {
        return Pattern.compile(lines.strip().replace('\n', '|'), Pattern.CASE_INSENSITIVE);
    }
}
