package com.mailboxkit.mime.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The words by which mail programs mark quoted and forwarded text, beside its form.
final class MailWords {

    /// Of lines such as "On Monday, Ann wrote:".
    private static final Set<String> WROTE = words("""
            wrote writes said schrieb schreibt écrit ecrit escribió escribio scritto schreef geschreven escreveu
            napisał napisała pisze napsal napsala napísal napísala napisao napisala napisal pisal piše skrev написал
            написала написав написала пишет писал пише написа yazdı írta kirjoitti scris έγραψε γράφει כתב כתבה كتب
            كتبت viết menulis เขียน rašė rakstīja kirjutas skrifaði escrigué escribiu написао نوشت
            """);

    /// In languages without blanks between words.
    private static final Set<String> WROTE_AT_END = words("写道 寫道 写到 写了 写 書きました 書いた のメール 작성 썼습니다 작성함 เขียนว่า लिख");

    /// How such lines start.
    private static final Set<String> ON = words("""
            on at am le el il op em den på w dnia vào pada στις στη la dne dňa dana в во у на 在 no ve
            """);

    private static final Set<String> QUOTING = words(
            "quoting zitat citando citation citerar citerer citát cytat cytowanie цитирую citaat idézet missatge");

    private static final String[] FORWARDED = stems("""
            forward weitergeleitet réexpédi transfér transferid reenviad rinviat inoltrat doorgestuurd doorgezonden
            encaminhad vidarebefordra videresend vidaresend välitet edelleen przekaz przesłan пересыла переслан
            переадрес перенаправ пересила препрат препра 転送 转发 轉寄 轉發 전달 ilet yönlendir προωθ přeposl přepos továbbít
            prepos proslij proslje prosleđ proslijeđ inoltra encaminha posredovan redirec retransmis chuyển diterus ส่งต่อ הועבר المحول محول توجيه
            """);
    private static final String[] ORIGINAL = stems("""
            original ursprüngliche origine oorspronkelijk originál izvor изворн исходн оригинал початков оригін původní
            pôvodn eredeti opprinnelig oprindelig ursprung alkuperäi özgün orijinal αρχικ 原始 元の オリジナル 원본 gốc asli
            reply antwort réponse מקור الأصلية ต้นฉบับ algsõnum
            """);
    private static final String[] MESSAGE = stems("""
            message nachricht e-mail email mail messag mensaje mensagem missatge bericht meddelande meddelelse melding
            viesti wiadomo сообщени письмо повідомлен лист zpráv správ poruk sporočil üzenet levél mesaj ileti e-posta
            μήνυμα メッセージ メール 邮件 郵件 邮箱 消息 메시지 메일 tin thư pesan הודעה رسالة ข้อความ съобщени
            """);

    /// Subject prefixes of forwarded messages, before the colon.
    private static final Set<String> FORWARD_PREFIXES = words("""
            fw fwd wg tr rv i enc vb vs vl pd doorst 转发 轉寄 轉發 転送 전달 προωθ πρθ ilt iet továbbítás הועבר إعادة пересл
            пер ветка trs rif fyi chuyển
            """);

    private static final int MAX_PREFIX = 20; // characters

    private MailWords() {}

    static boolean sayWrote(String text) {
        int length = text.length();
        int end = length;
        while (end > 0 && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        String letters = text.substring(0, end);
        if (WROTE_AT_END.stream().anyMatch(letters::endsWith)) {
            return true;
        }
        int begin = -1;
        for (int i = 0; i <= length; i++) {
            boolean letter = i < length && Character.isLetter(text.charAt(i));
            if (letter && begin < 0) {
                begin = i;
            } else if (!letter && begin >= 0) {
                if (WROTE.contains(text.substring(begin, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                begin = -1;
            }
        }
        return false;
    }

    /// Whether a line may be the first of "On Monday, Ann wrote:", or of a variant that starts with a date.
    static boolean beginAttribution(String line) {
        int end = 0;
        while (end < line.length() && end < 8 && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return !line.isEmpty()
                && (Character.isDigit(line.charAt(0))
                        || line.charAt(0) == '在'
                        || ON.contains(line.substring(0, end).toLowerCase(Locale.ROOT)));
    }

    /// Whether a line starts as those of Horde do: "Quoting Ann <ann@example.org>:".
    static boolean beginQuotation(String line) {
        int blank = line.indexOf(' ');
        return blank > 0 && QUOTING.contains(line.substring(0, blank).toLowerCase(Locale.ROOT));
    }

    static boolean sayForwarded(String lowerCase) {
        return contains(lowerCase, FORWARDED);
    }

    static boolean sayOriginalMessage(String lowerCase) {
        return contains(lowerCase, ORIGINAL) && contains(lowerCase, MESSAGE);
    }

    /// Whether the outermost prefix of a subject marks it as forwarded.
    static boolean sayForward(String subject) {
        String text = subject.strip();
        int tag = text.startsWith("[") ? text.indexOf(']') + 1 : 0; // such as [EXTERNAL]
        int colon = Math.max(text.indexOf(':', tag), text.indexOf('：', tag));
        if (colon <= tag || colon > tag + MAX_PREFIX) {
            return false;
        }
        String prefix = text.substring(tag, colon).replace('İ', 'I').strip().toLowerCase(Locale.ROOT);
        int letters = 0;
        while (letters < prefix.length() && "([0123456789".indexOf(prefix.charAt(letters)) < 0) {
            letters++; // the rest is a counter
        }
        String word = prefix.substring(0, letters).strip();
        return FORWARD_PREFIXES.contains(word) || word.indexOf(' ') < 0 && sayForwarded(word);
    }

    private static boolean contains(String text, String[] stems) {
        for (var stem : stems) {
            if (text.contains(stem)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(stems(text)).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] stems(String text) {
        return text.strip().split("\\s+");
    }
}
