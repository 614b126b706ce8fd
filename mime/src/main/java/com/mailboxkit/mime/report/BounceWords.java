package com.mailboxkit.mime.report;

import java.util.Locale;
import java.util.regex.Pattern;

/// The words of refusals, in the languages of mail servers. The expressions are alternatives without repeated
/// groups, over text of limited length: matching is linear.
final class BounceWords {

    /// In characters. No reason needs more.
    private static final int MAX = 4_000;

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>,;:\"'()\\[\\]|]{1,64}@[^\\s<>,;:\"'()\\[\\]|]{1,255}");
    private static final Pattern URL = Pattern.compile("https?://\\S{1,300}", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[\\s<>()\\[\\]\"*|_]+");

    /// About the address, although some are also used for policies.
    private static final Pattern NO_DOUBT = words("""
            recipient address rejected: access denied|disabled or discontinued|unknown or not accepting mail|recipnotfound|recipientnotfound
            by that name is currently available|no longer with (us|the company|this company)
            """);

    /// About the message, about its sender, or about a temporary state.
    private static final Pattern OF_THE_MESSAGE = words("""
            quota|(box|folder|account|inbox|storage|disk)( @)?( is| seems)?( currently| almost)? (full|frozen|locked|busy)
            insufficient|(not enough|out of|no more) (disk )?(space|storage|room)|storage|space left|maildir over
            too (large|big|many|long|fast|much|frequent|often)|size limit|exceed|rate.?limit|throttl|hop count|traffic|frequen
            spam|junk|phish|unsolicited|bulk mail|(black|deny|block) ?list|block|dnsbl|\\brbl\\b|listed (at|by) |banned
            reputation|virus|malware|infected|polic|dmarc|\\bspf\\b|dkim|authenticat|authori[sz]|content|attachment
            relay(ing)? ?(is )?(access )?(denied|not|prohibited|forbidden)|(to|not|no|cannot|can't|don't) relay
            permitted|restrict|prohibit|forbidden|not allowed|access denied|access rejected|access refused
            disabled|suspend|inactiv|deactivated|dormant|on hold|terminated|expired|not activated|verification
            no longer accept|not accepting|not accept any|refus(ed|es) to accept|recipient preference|rejected by (the )?user
            user reject|temporar|grey|try (it |again )?(again|later)|later|tim(ed|e) ?out|timeout|loop|currently
            at (this|the) (time|moment)|overload|in the queue|queued? too long|giving up after|retry|please wait
            (?<!to )(?<!to the )\\bsender|callout|(reply|return|from)(ing|ed)? ?(address|domain)|in header|header invalid|backscatter
            (your|sending|originating|envelope|client) (domain|server|host|ip|network|mail)|white ?list|trust|permission denied
            mail from|return.?path|reverse|\\bptr\\b|\\brdns\\b|\\bhelo\\b|\\behlo\\b|from header|maintenance|lookup failed|maximum|limit
            pipe to|no route to host|not reachable|unreachable|connection (refused|reset|tim|lost|fail|drop|was)|could not connect
            (network|server|internal|local|database|ldap|lookup|dns|system) (error|failure|problem)|malformed|unexpected|misconfig
            (temporary|name server|resolver).{0,20}(fail|error)|servfail|server fail|no ?connector|message (size|rejected|refused)
            voll\\b|überfüllt|speicher|später|zu viele|gesperrt|abgelehnt wegen|\\bpleine?\\b|saturée|trop de|plus tard|bloqu
            lleno|llena|excedi|más tarde|demasiad|piena|superat|più tardi|cheia|excesso|mais tarde
            переполнен|превышен|спам|позже|заблокирован|отключ|容量|已满|超过|超出|垃圾|拒收|频|稍后|稍後|禁|いっぱい|超え|迷惑|용량|초과|스팸|차단
            """);

    /// That a user or object does not exist, at any stage.
    private static final Pattern OF_EXISTENCE = words("""
            do(es)?(n't| not) exist|does(n't| not) have an? (mail ?box|account)|does(n't| not) have an? .{1,80} account
            no longer (exists|valid|in use|employed|at this|on (this|our)|used)|is no longer (a )?valid
            """);

    /// About an address or a domain that does not exist.
    private static final Pattern OF_THE_ADDRESS = words(OF_EXISTENCE.pattern() + """

            (users?|recipients?|rcpt|receiver|addressee|address(es)?|account|mail ?box|e-?mail|alias|member|customer|login|name|@)(:)?( @)?\
            ( is| was| were| are| has been)?( an?)?( not)? (unknown|invalid|non-?existent|nonexist|undeliverable|incorrect)
            (users?|recipients?|rcpt|receiver|addressee|address|account|mail ?box|alias|member|customer|login|name|person|@)(:)?( @)?\
            ( is| was| were| are| has been| could| can)?\\W{0,3}(not|n't) (be )?(found|known|exist|listed|recogni[sz]ed|present|registered|valid|defined|on )
            (unknown|no such|invalid|non-?existent|nonexisting|undefined|bad|illegal|incorrect|wrong|undeliverable|unrecogni[sz]ed)\
            ( local| virtual| e?-?mail| destination| mailbox| recipient's?| domain| remote)?[ /-]\
            (users?|recipients?|rcpt|address|account|mail ?box|addressee|alias|person|domain|host|receiver|local|customer|member)\\b
            no (local )?(mail ?box|users?|account|recipients?|person|one|alias)\\b.{0,40}\\b(here|by that name|found|exists?|named|at this|for this)
            no valid (recipient|user|address)|no local mailbox|not our (user|customer)|not listed in|there is no (such )?(user|account|mailbox|one)
            (is|isn't|was)( not)? an? (valid|known|active|existing|real|local) (user|mail ?box|recipient|address|account|e-?mail)
            not an? (valid|known|active|existing|local|mailman) (user|mail ?box|recipient|address|account|e-?mail|list)
            not valid (recipient|user|mailbox)|not a user|isn't a user|user missing home|archived recipient|unknown local.?part
            (can't|cannot|can not|couldn't|could not|unable to|not) (find|locate|resolve|identify)( that| the| this| a| any| your)?\
            ( specified| given)? (user|recipient|account|mail ?box|address|host|domain|mail exchanger|mx)
            (user|recipient|account|address|mail ?box|person)( @)? ?(has |is |was )?(been )?(moved|deleted|removed|closed|discontinued|cancell?ed)
            5\\.1\\.0 address rejected|isn't here|(could not|couldn't|cannot|can't) be found
            has left the (company|organi)|(mail ?box|account)( is)?( @)? ?unavailable|recipient address rejected(\\.|$)
            unroute?able|unable to route|could not be resolved|name or service not known|null ?mx|no mx (found|record|host)
            no mail (hosts|exchanger|server)|no smtp service|non-?existent (host|domain)|nxdomain|nonexistentdomain
            (host|domain)( name)?( @)?( is)? (unknown|not found|invalid|not exist)|dns domain.{1,80}does not
            (domain|host) .{0,60}(does not accept|not accept|accepts no|never accepts) (mail|e-?mail|message)
            did not reach the following recipient|remote domain doesnt exist|not a known user
            unbekannt|existiert nicht|nicht gefunden|nicht vorhanden|inconnue?\\b|n'existe pas|introuvable
            no existe|desconocid|inexistente|non esiste|sconosciut|inesistente|não existe|desconhecid|no encontrado|não encontrad
            не существует|не найден|неизвестн|нет такого|不存在|查无此|无此用户|存在しません|見つかりません|リストにありません
            該当する|宛先不明|존재하지|없는 (사용자|계정|메일)
            """);

    /// Sent after the whole message, or before the recipient was known: not about the address.
    private static final Pattern AFTER_THE_MESSAGE = words("""
            in reply to (the )?(end of data|mail from|data)|after (end of data|data|mail from)|did not like our (data|eom)
            smtp command data|accept your message data|error from remote mail server after (end of )?data
            """);

    private BounceWords() {}

    /// In one line of small letters, with `@` for each address and without links: the words in those do
    /// not count.
    static String flat(String words) {
        var begin = words.substring(0, Math.min(words.length(), MAX))
                .replace('’', '\'')
                .replace('`', '\'');
        var plain = URL.matcher(ADDRESS.matcher(begin).replaceAll("@")).replaceAll(" ");
        return BETWEEN.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    static boolean leaveNoDoubt(String flat) {
        return NO_DOUBT.matcher(flat).find();
    }

    static boolean areOfTheMessage(String flat) {
        return OF_THE_MESSAGE.matcher(flat).find();
    }

    static boolean areOfExistence(String flat) {
        return OF_EXISTENCE.matcher(flat).find();
    }

    static boolean areOfTheAddress(String flat) {
        return OF_THE_ADDRESS.matcher(flat).find();
    }

    static boolean areAfterTheMessage(String flat) {
        return AFTER_THE_MESSAGE.matcher(flat).find();
    }

    /// @param lines of alternatives
    private static Pattern words(String lines) {
        return Pattern.compile(lines.strip().replace('\n', '|'));
    }
}
