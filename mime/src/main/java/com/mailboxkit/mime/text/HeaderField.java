package com.mailboxkit.mime.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a message header as mail programs show it above a quote: `From: Ann`, `*Von:* Ann`.
///
/// @param role null for an unknown name, possibly of a language that is not listed here
record HeaderField(@Nullable Role role, String value) {

    enum Role {
        FROM,
        DATE,
        TO,
        SUBJECT,
        OTHER
    }

    private static final int MAX_NAME = 30;
    private static final Map<String, Role> NAMES = names();

    /// @return null where the line does not have the form of a field
    static @Nullable HeaderField of(String line) {
        int begin = 0;
        while (begin < line.length() && isMarkup(line.charAt(begin))) {
            begin++;
        }
        int colon = begin;
        int last = Math.min(line.length(), begin + MAX_NAME);
        while (colon < last && line.charAt(colon) != ':' && line.charAt(colon) != '：') {
            colon++;
        }
        if (colon == last || colon == begin || line.startsWith("//", colon + 1)) {
            return null;
        }
        String name = line.substring(begin, colon)
                .replace('*', ' ')
                .replace('\u00a0', ' ')
                .strip();
        var role = NAMES.get(name.toLowerCase(Locale.ROOT));
        if (role == null && !looksLikeAName(name)) {
            return null;
        }
        int value = colon + 1;
        while (value < line.length() && isMarkup(line.charAt(value))) {
            value++;
        }
        return new HeaderField(role, line.substring(value));
    }

    boolean is(Role other) {
        return role == other;
    }

    private static boolean isMarkup(char c) {
        return c == ' ' || c == '\t' || c == '*' || c == '\u00a0';
    }

    private static boolean looksLikeAName(String name) {
        int words = 1;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == ' ') {
                words++;
            } else if (!Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK && c != '-') {
                return false;
            }
        }
        return !name.isEmpty() && words <= 3;
    }

    private static Map<String, Role> names() {
        var names = new HashMap<String, Role>();
        put(names, Role.FROM, """
                from;von;de;da;van;från;fra;od;od:;от;від;от кого;kimden;gönderen;lähettäjä;feladó;küldő;expéditeur;remitente
                remetente;mittente;afzender;avsender;avsändare;afsender;nadawca;отправитель;відправник;从;发件人;寄件者;寄件人
                差出人;送信者;送信元;보낸 사람;보낸사람;발신;발신자;từ;người gửi;dari;pengirim;จาก;מאת;من;από;αποστολέας;odesílatel
                odosielateľ;pošiljatelj;pošilja;expeditor;de la;nuo;saatja;kellelt;sendandi;emetteur;émetteur;absender;sender;из;подател
                """);
        put(names, Role.DATE, """
                date;sent;gesendet;datum;envoyé;envoyé le;le;enviado;enviado el;enviado em;enviada em;enviada;fecha;data
                inviato;inviata;verzonden;skickat;sendt;dato;wysłano;data wysłania;отправлено;дата;надіслано;sent on;date sent
                gönderildi;gönderme tarihi;tarih;lähetetty;päivämäärä;päiväys;elküldve;küldés dátuma;dátum;发送时间;发送日期;日期;时间
                寄件日期;傳送時間;時間;送信日時;送信日;日時;日付;보낸 날짜;날짜;보낸날짜;đã gửi;ngày;gửi;dikirim;tanggal;ส่งเมื่อ;วันที่
                נשלח;תאריך;תאריך שליחה;تاريخ الإرسال;التاريخ;مرسل;στάλθηκε;ημερομηνία;απεστάλη;odesláno;odoslané;poslano;poslato
                trimis;expédié;isiųsta;išsiųsta;saadetud;saatmisaeg;wysłane;ส่ง;تم الإرسال;nosūtīts;изпратено;enviat;data d'enviament
                """);
        put(names, Role.TO, """
                to;cc;bcc;an;à;a;para;aan;till;til;kopi;kopia;kopie;do;dw;udw;кому;копия;копія;kime;kimden;bilgi;vastaanottaja
                kopio;címzett;másolatot kap;másolat;destinataire;destinatario;destinatário;empfänger;recipient;recipients;ontvanger
                mottagare;mottaker;modtager;收件人;收件者;抄送;副本;宛先;받는 사람;받는사람;참조;đến;tới;người nhận;kepada;ถึง;สำเนา
                אל;עותק;إلى;نسخة;προς;κοιν.;κοινοποίηση;komu;kopija;za;prima;primatelj;către;catre;in copia;copie à;copia;kam;kellele
                koopia;adressaat;til kopi;per a;c/c;до
                """);
        put(names, Role.SUBJECT, """
                subject;betreff;objet;asunto;oggetto;onderwerp;ämne;emne;temat;тема;konu;aihe;tárgy;assunto;主题;主題;主旨;件名
                제목;chủ đề;tiêu đề;perihal;subjek;เรื่อง;หัวเรื่อง;נושא;הנושא;الموضوع;θέμα;předmět;predmet;naslov;zadeva;subiect
                tema;teema;относно;assumpte;efni
                """);
        put(names, Role.OTHER, """
                reply-to;reply to;antwort an;antworten an;répondre à;responder a;responder para;rispondi a;risposta;svara till
                svar til;antwoord aan;beantwoorden - aan;odpowiedz do;ответить;organization;organisation;importance;priority
                wichtigkeit;priorität;attachments;anlagen;pièces jointes;sensitivity;resent-from;sender;mailed-by;newsgroups;время
                """);
        return Map.copyOf(names);
    }

    private static void put(Map<String, Role> names, Role role, String list) {
        for (var name : list.strip().split("[;\\n]")) {
            names.putIfAbsent(name.strip(), role);
        }
    }
}
