package com.mailboxkit.mime.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Whether the plain part of a message is its text, or only a placeholder for the HTML.
final class PlainPart {

    private static final int SHORT = 400; // letters of a sentence that refers readers to the HTML
    private static final int MUCH_MORE = 4;
    private static final int AT_LEAST_MORE = 100; // letters
    private static final String SIGNATURE = "--";

    /// Sentences of programs that refer readers to the HTML.
    private static final String[] ELSEWHERE = """
            html|mime format|multi-part message|multipart message|browser|navigateur|navegador|обозреват|браузер|ブラウザ|浏览器|瀏覽器|브라우저|przegląd|prohlížeč|prehliadač
            webversion|web version|web-version|online version|onlineversion|view online|view this email|view this message
            version en ligne|versión en línea|versão online|versione online|webversie|tarayıcı|weergeven|selain|webbläsare
            nettleser|přeglednik|preglednik|böngésző|πρόγραμμα περιήγησης|דפדפן|المتصفح|trình duyệt|peramban|เบราว์เซอร์
            plain text version|no plain text|text version of this|weergegeven|richtig angezeigt|korrekt angezeigt|displayed properly
            displayed correctly|properly displayed|correctly displayed|trouble viewing|trouble seeing|trouble reading|can't see
            cannot see|can’t see|can't read|s'affiche pas|s’affiche pas|s'affiche mal|non visualizzi|no se ve|no puede ver|no visualiza
            não visualiza|não consegue ver|não consegue visualizar|отображается|відображається|nie wyświetla|vises ikke|visas inte
            näy oikein|zobrazuje|görüntüle|正しく表示|正常显示|正常顯示|제대로 보이지|klicken sie hier|klik hier|cliquez ici|clicca qui
            haga clic|clique aqui|click here to view|lihat di
            """.strip().split("[|\\n]");

    private PlainPart() {}

    /// @param html visible text of the HTML
    static boolean saysLessThan(String text, String html) {
        int shown = letters(html);
        if (shown == 0) {
            return false;
        }
        String words = withoutLinks(withoutPictures(withoutSignature(text)));
        int own = letters(words);
        if (own == 0) {
            return true;
        }
        if (own > SHORT) {
            return false;
        }
        return shown >= own * MUCH_MORE + AT_LEAST_MORE || sendsElsewhere(words) && shown > own / 2;
    }

    /// The lines of the HTML with a word that the plain text lacks.
    static String missingIn(String text, String html) {
        Set<String> known = new HashSet<>(Arrays.asList(words(text)));
        known.add(""); // before a mark at the start of a line
        var missing = new StringBuilder();
        html.lines().forEach(line -> {
            if (!MailLines.isBlank(line) && !known.containsAll(Arrays.asList(words(line)))) {
                missing.append('\n').append(line);
            }
        });
        return missing.toString();
    }

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    }

    private static boolean sendsElsewhere(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(ELSEWHERE).anyMatch(lower::contains);
    }

    /// A signature without text above it does not count either.
    private static String withoutSignature(String text) {
        String shown = text.stripLeading();
        return shown.startsWith(SIGNATURE)
                        && (shown.length() == 2
                                || shown.startsWith("-- \n")
                                || shown.startsWith("--\n")
                                || shown.startsWith("-- \r")
                                || shown.startsWith("--\r"))
                ? ""
                : shown;
    }

    /// Without the placeholders of programs for images, and for blanks that they could not convert.
    private static String withoutPictures(String text) {
        var words = new StringBuilder(Math.min(text.length(), 4_096));
        int at = 0;
        for (int picture = picture(text, 0); picture >= 0; picture = picture(text, at)) {
            int end = text.indexOf(']', picture);
            if (end < 0) {
                break;
            }
            words.append(text, at, picture);
            at = end + 1;
        }
        return words.append(text, at, text.length()).toString().replace("&nbsp;", " ");
    }

    private static int picture(String text, int from) {
        for (int i = text.indexOf('[', from); i >= 0; i = text.indexOf('[', i + 1)) {
            if (text.startsWith("[image:", i) || text.startsWith("[cid:", i)) {
                return i;
            }
        }
        return -1;
    }

    private static String withoutLinks(String text) {
        var words = new StringBuilder(Math.min(text.length(), 4_096));
        int at = 0;
        for (int link = text.indexOf("http"); link >= 0; link = text.indexOf("http", at)) {
            words.append(text, at, link);
            at = link;
            while (at < text.length() && !Blanks.isBlank(text.charAt(at)) && text.charAt(at) != '>') {
                at++;
            }
        }
        return words.append(text, at, text.length()).toString();
    }

    private static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                letters++;
            }
        }
        return letters;
    }
}
