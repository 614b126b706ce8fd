package com.mailboxkit.mime.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The signatures that phones and mail programs add: "Sent from my iPhone", "Get Outlook for iOS".
final class MobileSignature {

    private static final int MAX_LENGTH = 120;
    private static final int MAX_WORDS = 10;
    private static final int MAX_WORDS_OF_OUTLOOK = 7;
    private static final String MY = "sent from my ";

    private static final String[] BEGINNINGS = list("""
            sent from|sent via|sent with|sent using|sent by|from my |gesendet von|gesendet mit|gesendet aus|gesendet über
            envoyé de|envoyé depuis|envoyé à partir|envoyé avec|envoyé par|envoyé via|enviado de|enviado do|enviado a partir
            enviado con|enviado com|enviado por|enviado mediante|enviado via|enviado vía|enviada do|inviato da|inviato con|inviato dal
            verzonden vanaf|verzonden van|verzonden met|verzonden via|verstuurd vanaf|verstuurd met|verstuurd via|skickat från
            skickat med|skickades från|från min|sendt fra|sendt via|sendt med|lähetetty|wysłane z|wysłano z|wysłane za|wysłano za
            отправлено с|отправлено из|отправлено через|надіслано з|відправлено з|发自|發自|從我的|从我的|odesláno z|odoslané z
            poslano s|poslano z|poslano iz|poslato sa|trimis de|elküldve|στάλθηκε από|απεστάλη από|נשלח מ|أرسلت من|مرسل من|ส่งจาก|gửi từ|đã gửi từ|được gửi từ|تم الإرسال من|poslané z|来自|來自
            dikirim dari|saadetud minu|enviat des|išsiųsta iš|siųsta iš|nosūtīts no|изпратено от|sendt frá|sent á
            """);
    private static final String[] ENDINGS =
            list("から送信|から送信されました|에서 보냄|에서 보냈습니다|에서 보냈습니다.|에서 전송|gönderildi|傳送|传送|küldve|lähetetty");
    private static final String[] FRAMES =
            list("von meine|diese nachricht wurde|this message was|this email was|ce message a été");
    private static final String[] SENT_IN_FRAME = list("gesendet|geschickt|sent from|sent with|sent using|envoyé");
    private static final String[] DEVICES = list("""
            iphon|ipad|ipod|android|samsung|galaxy|blackberry|windows phone|windows mail|windows|huawei|xiaomi|redmi|oneplus|nokia
            pixel|sony|xperia|motorola|htc|outlook|yahoo|gmx|web.de|aol|proton|thunderbird|mailbox|airmail|spark|aqua mail
            aquamail|k-9|k9|nine|edison|newton|spike|superhuman|mobil|smartphone|handy|handheld|telefon|phone|tablet|téléphone
            celular|móvil|cellulare|puhelin|телефон|携帯|スマートフォン|手机|手機|휴대폰|apple|mail|tutanota|alcatel|ti-85|my cell
            почт|邮箱|郵箱|메일|device|gerät|dispositivo|appareil|apparaat|fairmail|wireless|zimbra
            """);
    private static final String[] EXCUSES = list("excuse|pardon|sorry|forgive|apolog|typos|brevity|entschuldig|désolé");
    private static final Set<String> GET = Arrays.stream(list("""
                    get|download|holen|laden|hol|outlook|obtenez|obtenir|télécharger|téléchargez|ottieni|scarica|obtener|obtén|obtenga
                    descargar|obter|obtenha|baixe|baixar|transfira|download|hämta|hent|få|skaff|hanki|lataa|pobierz|zdobądź|uzyskaj
                    скачать|скачайте|загрузить|получить|завантажити|отримати|获取|取得|下載|下载|入手|receive|stáhnout|získejte|stiahnuť
                    preuzmite|nabavite|descarcă|obțineți|letöltés|κατεβάστε|αποκτήστε|קבל|تنزيل|dapatkan|tải
                    """)).collect(Collectors.toUnmodifiableSet());

    private MobileSignature() {}

    /// @param line any line; only called for one at the end of a text
    static boolean is(String line) {
        if (line.isEmpty() || line.length() > MAX_LENGTH * 3) {
            return false;
        }
        String text = withoutLinks(line).toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        return isOutlook(text) || isSent(text) && namesADevice(text);
    }

    private static boolean isSent(String text) {
        return Arrays.stream(BEGINNINGS).anyMatch(text::startsWith)
                || Arrays.stream(ENDINGS).anyMatch(text::endsWith)
                || Arrays.stream(FRAMES).anyMatch(text::startsWith) && contains(text, SENT_IN_FRAME)
                || text.endsWith(" from mobile");
    }

    /// Get Outlook for iOS, in any language: three words that occur together.
    private static boolean isOutlook(String text) {
        int outlook = text.indexOf("outlook");
        if (outlook < 0 || text.endsWith("?") || words(text) > MAX_WORDS_OF_OUTLOOK) {
            return false;
        }
        String first = text.substring(0, Math.max(0, text.indexOf(' ')));
        return (text.indexOf("ios", outlook) > 0 || text.indexOf("android", outlook) > 0)
                && (GET.contains(first)
                        || first.isEmpty()
                        || !Character.isLetter(text.charAt(0))
                        || first.charAt(0) > '\u2e80');
    }

    /// A few words that include a device or a program; a longer sentence only where it apologises for
    /// the typing.
    private static boolean namesADevice(String text) {
        int stop = endOfSentence(text);
        String sentence = text.substring(0, stop);
        if (stop < text.length() - 1) {
            String rest = text.substring(stop + 1).strip();
            boolean named = text.charAt(stop) == ',' && words(rest) <= 4 && contains(rest, DEVICES);
            if (!named && !contains(rest, EXCUSES)) {
                return false;
            }
        }
        int words = words(sentence);
        return words <= MAX_WORDS && contains(sentence, DEVICES) || words <= 7 && sentence.startsWith(MY);
    }

    private static int endOfSentence(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = i + 1 == text.length() || text.charAt(i + 1) == ' ';
            if (",;!?".indexOf(c) >= 0 || ".:".indexOf(c) >= 0 && ends) {
                return i;
            }
        }
        return text.length();
    }

    private static int words(String text) {
        return 1 + (int) text.chars().filter(c -> c == ' ').count();
    }

    /// The words alone, without the URL of a link after them and without brackets around them.
    private static String withoutLinks(String line) {
        var text = new StringBuilder(line.length());
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if ((c == '<' || c == '(') && (line.startsWith("http", i + 1) || line.startsWith("mailto:", i + 1))) {
                int close = line.indexOf(c == '<' ? '>' : ')', i);
                i = close < 0 ? line.length() : close + 1;
            } else if (line.startsWith("https://", i) || line.startsWith("http://", i)) {
                int blank = line.indexOf(' ', i);
                i = blank < 0 ? line.length() : blank;
            } else {
                if ("<>()[]*_".indexOf(c) < 0) {
                    text.append(c == '\u00a0' ? ' ' : c);
                }
                i++;
            }
        }
        return text.toString().strip();
    }

    private static boolean contains(String text, String[] words) {
        return Arrays.stream(words).anyMatch(text::contains);
    }

    private static String[] list(String text) {
        return text.strip().split("[|\\n]");
    }
}
