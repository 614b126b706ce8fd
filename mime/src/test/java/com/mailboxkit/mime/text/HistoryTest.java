package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Le lun. 16 nov. 2026 à 10:00, Ann <ann@sender.example> a écrit :",
                "El lun, 16 nov 2026 a las 10:00, Ann (<ann@sender.example>) escribió:",
                "Em seg., 16 de nov. de 2026 às 10:00, Ann <ann@sender.example> escreveu:",
                "Il giorno lun 16 nov 2026 alle ore 10:00 Ann <ann@sender.example> ha scritto:",
                "Op ma 16 nov. 2026 om 10:00 schreef Ann <ann@sender.example>:",
                "pon., 16 lis 2026 o 10:00 Ann <ann@sender.example> napisał(a):",
                "Den mån 16 nov. 2026 kl 10:00 skrev Ann <ann@sender.example>:",
                "po 16. 11. 2026 v 10:00 odesílatel Ann <ann@sender.example> napsal:",
                "ma 16. marrask. 2026 klo 10.00 Ann (ann@sender.example) kirjoitti:",
                "Στις Δευ 16 Νοε 2026 στις 10:00 π.μ., ο χρήστης Ann <ann@sender.example> έγραψε:",
                "בתאריך יום ב׳, 16 בנוב׳ 2026 ב-10:00 מאת Ann <‪ann@sender.example‬‏>:",
                "في الاثنين، ١٦ نوفمبر ٢٠٢٦ ١٠:٠٠ ص Ann <ann@sender.example> كتب:",
                "เมื่อ จ. 16 พ.ย. 2569 เวลา 10:00 Ann <ann@sender.example> เขียนว่า:",
                "Vào Th 2, 16 thg 11, 2026 vào lúc 10:00 Ann <ann@sender.example> đã viết:",
                "Pada Sen, 16 Nov 2026 pukul 10.00 Ann <ann@sender.example> menulis:",
                "Ann <ann@sender.example> 于2026年11月16日周一 10:00写道：",
                "在 2026-11-16 10:00:00，\"Ann\" <ann@sender.example> 写道：",
                "Ann <ann@sender.example> 於 2026年11月16日 週一 上午10:00寫道：",
                "2026年11月16日(月) 10:00、Ann さんは書きました:",
                "El dl., 16 de nov. 2026 a les 10:00, Ann (<ann@sender.example>) va escriure:",
                "lun., 16 nov. 2026 la 10:00, Ann <ann@sender.example> a scris:",
                "On Mon, Nov 16, 2026 at 10:00 AM Ann Sender\n<ann@sender.example> wrote:",
                "On 16/11/2026 10:00, Ann wrote:",
                "Am 16.11.26 um 10:00 schrieb Ann:",
                "Le 16/11/2026 à 10:00, Ann a écrit :",
                "Zitat von Ann <ann@sender.example>:",
                "Quoting Ann <ann@sender.example>:",
                "Ann Sender writes:",
                "Am Montag, den 16. November 2026, 10:00:00 CET schrieb Ann:",
                "* Ann <ann@sender.example> [2026-11-16 10:00]:",
                "---- On Mon, 16 Nov 2026 10:00:00 +0000 Ann <ann@sender.example> wrote ----",
                "ann@sender.example, 16.11.2026 10:00:",
                "16 нояб. 2026 г., 10:00 +0300, Ann <ann@sender.example>, писал:",
                "Понедельник, 16 ноября 2026, 10:00 +03:00 от Ann <ann@sender.example>:",
                "2026. november 16., hétfő dátummal Ann <ann@sender.example> ezt írta:",
                "On Mon, 16 Nov 2026, 10:00 Very Long Name Of Somebody Who Works There,\n<very.long.name.of.somebody@sender.example> wrote:",
                "Dne 16.11.2026 v 10:00 Ann napsal(a):",
                "Dňa 16. 11. 2026 o 10:00 Ann napísal(a):",
                "Dana 16.11.2026. u 10:00, Ann je napisao/la:",
                "На 16.11.2026 г. в 10:00, Ann написа:",
                "16 Kasım 2026 Pazartesi tarihinde Ann <ann@sender.example> yazdı:",
                "2026-11-16 10:00 GMT+01:00 Ann <ann@sender.example>:"
            })
    void dropsAQuoteWithTheLineThatIntroducesItInAnyLanguage(String attribution) {
        assertThat(read("New words\n\n" + attribution + "\n\n> old words\n> more\n"))
                .isEqualTo("New words");
        assertThat(read(attribution + "\n> old words\n> more\n\nNew words\n")).isEqualTo("New words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Von: Ann <ann@x.example>\nGesendet: Montag, 16. November 2026 10:00\nAn: Bo <bo@x.example>\nBetreff: AW: Lampe",
                "De : Ann <ann@x.example>\nEnvoyé : lundi 16 novembre 2026 10:00\nÀ : Bo\nObjet : Lampe",
                "De: Ann\nEnviado el: lunes, 16 de noviembre de 2026 10:00\nPara: Bo\nAsunto: Lampara",
                "Da: Ann <a@x.example>\nInviato: lunedì 16 novembre 2026 10:00\nA: Bo\nOggetto: R: Lampada",
                "Van: Ann <a@x.example>\nVerzonden: maandag 16 november 2026 10:00\nAan: Bo\nCC: Cy\nOnderwerp: Lamp",
                "Od: Ann <a@x.example>\nWysłano: poniedziałek, 16 listopada 2026 10:00\nDo: Bo\nTemat: Lampa",
                "От: Ann <a@x.example>\nОтправлено: 16 ноября 2026 г. 10:00\nКому: Bo\nТема: Лампа",
                "差出人: Ann <a@x.example>\n送信日時: 2026年11月16日 10:00\n宛先: Bo\n件名: ランプ",
                "发件人: Ann <a@x.example>\n发送时间: 2026年11月16日 10:00\n收件人: Bo\n主题: 灯",
                "보낸 사람: Ann <a@x.example>\n날짜: 2026년 11월 16일 월요일 오전 10:00\n받는 사람: Bo\n제목: 램프",
                "Kimden: Ann <a@x.example>\nGönderildi: 16 Kasım 2026 Pazartesi 10:00\nKime: Bo\nKonu: Lamba",
                "Lähettäjä: Ann <a@x.example>\nLähetetty: maanantai 16. marraskuuta 2026 10.00\nVastaanottaja: Bo\nAihe: Lamppu",
                "Feladó: Ann <a@x.example>\nElküldve: 2026. november 16. 10:00\nCímzett: Bo\nTárgy: Lámpa",
                "Från: Ann\nSkickat: den 16 november 2026 10:00\nTill: Bo\nÄmne: Lampa",
                "Fra: Ann <a@x.example>\nSendt: mandag 16. november 2026 10:00\nTil: Bo\nEmne: Lampe",
                "Από: Ann <a@x.example>\nΣτάλθηκε: Δευτέρα, 16 Νοεμβρίου 2026 10:00\nΠρος: Bo\nΘέμα: Λάμπα",
                "*From:* Ann <a@x.example>\n*Date:* Monday, November 16, 2026 at 10:00 AM\n*To:* Bo <b@x.example>\n*Cc:* Cy <c@x.example>\n*Subject:* Lamp",
                "Subject: Lamp\nDate: Mon, 16 Nov 2026 10:00:00 +0000\nFrom: a@x.example\nTo: b@x.example",
                "Date: Mon, 16 Nov 2026 10:00:00 +0000\nSubject: Lamp\nFrom: a@x.example\nTo: b@x.example",
                "________________________________\nFrom: Ann <a@x.example>\nSent: Monday, November 16, 2026 10:00 AM\nTo: Bo <b@x.example>\nSubject: Re: Lamp",
                "From: Ann <a@x.example>\nOrganization: X\nReply-To: <r@x.example>\nDate: Monday, 16 November 2026 at 10:00\nTo: Bo, Cy,\n  Dee <d@x.example>\nSubject: Lamp",
                "________________________________\nSaatja: Ann <a@x.example>\nSaatmisaeg: esmaspäev, 16. november 2026 10:00\nAdressaat: Bo\nTeema: Lamp",
                "Xaaa: Ann <a@x.example>\nXbbb: 16. november 2026 10:00\nXccc: Bo <b@x.example>\nXddd: Lamp",
                "De: Ann <a@x.example>\nEnviada em: segunda-feira, 16 de novembro de 2026 10:00\nPara: Bo\nAssunto: Lâmpada",
                "מאת: Ann <a@x.example>\nנשלח: יום שני 16 נובמבר 2026 10:00\nאל: Bo\nנושא: מנורה",
                "من: Ann <a@x.example>\nتاريخ الإرسال: 16 نوفمبر 2026 10:00\nإلى: Bo\nالموضوع: مصباح",
                "-----Mensaje original-----\nDe: Ann\nPara: Bo",
                "-----Původní zpráva-----\nOd: Ann",
                "-----原始邮件-----\n发件人: Ann",
                "-------- Messaggio originale --------\nDa: Ann",
                "-----Oprindelig meddelelse-----\nx",
                "-----Исходное сообщение-----\nx",
                "----- Alkuperäinen viesti -----\nx",
                "-----Xxx yyy-----\nXaaa: Ann <a@x.example>\nXbbb: 16. november 2026 10:00\nXccc: Bo\nXddd: Lamp"
            })
    void dropsWhatStandsBelowTheHeaderOfAMessageInAnyLanguageAndOrder(String header) {
        assertThat(read("New words\n\n" + header + "\n\nold words\n")).isEqualTo("New words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Meeting on 12 May 2026 at 10:00:\n\n- bring the plan\n- and coffee",
                "Please answer Ann <ann@x.example> about this:\n\n1. price\n2. date",
                "Dear Bo,\n\nsee below what Ann wrote:\n\nWe need 4 units.",
                "Hours\nFrom: 9:00\nTo: 17:00\nDate: 12 May 2026\nRoom 4 please",
                "Flight\n\nFrom: Berlin\nTo: Paris\nDate: 12 May 2026 10:00\n\nWindow seat",
                "New contact form\n\nName: Ann\nEmail: ann@x.example\nDate: 12 May 2026 10:00\nMessage: please call",
                "Von: Berlin\nNach: Paris\nDatum: 12.5.2026\n\nZwei Sitze",
                "Sign here:\n_______________________________\nName\n\n_______________________________\nDate\n\nReturn to ann@x.example by Friday.",
                "Item      Price\n--------------\nLamp      10\n--------------\nTotal     10",
                "Subject: lamps\nDate: Friday\nFrom: the shop\n\nWhat do you think?",
                "Order\n\nDe: Madrid\nPara: Lisboa\nFecha: 12/05/2026\nHora: 10:00\n\nGracias",
                "I was sent from my company to you.",
                "Sent from my point of view, this is fine.",
                "Ich habe dir die Mail gesendet.",
                "a\n-- b\nc",
                "List:\n--\none\n--\ntwo",
                "Hello\n\n> from this on\n\nthe end",
                "Agenda\n\nStart: 10:00\nEnd: 11:00\nOrganizer: ann@x.example\nSubject: plan",
                "Please change these:\n\nFrom: ann@x.example\nTo: bo@x.example\n\nThanks"
            })
    void keepsWhatPeopleTypeAndDrawThemselves(String text) {
        assertThat(read(text)).isEqualTo(text);
    }

    @Test
    void takesFoldedAttributionsAsOne() {
        for (var attribution : new String[] {
            "On Mon, 16 Nov 2026 at 10:00, Ann Sender <\nann@sender.example> wrote:",
            "On Mon, 16 Nov 2026 at 10:00, Ann Sender\n<ann@sender.example>\nwrote:",
            "On Mon, 16 Nov 2026 at 10:00 Ann Sender\n\n<\nmailto:Ann Sender <ann@sender.example>\n> wrote:",
            "Max Mustermann <max@sender.example> schrieb am Fr., 28.\nApr. 2026 um 11:53 Uhr:",
            "Am 21.04.2026 17:48 schrieb \"Ann Sender\" <ann@sender.example\n>:"
        }) {
            assertThat(read("New words\n\n" + attribution + "\n\n> old words\n"))
                    .isEqualTo("New words");
        }
    }

    @Test
    void keepsTheSentenceAboveAnAttribution() {
        assertThat(read("See you on 12 May 2026\nAnn wrote:\n> old\n")).isEqualTo("See you on 12 May 2026");
        assertThat(read("Fine. On Mon, 16 Nov 2026 at 10:00, a@x.example wrote:\n> old\n"))
                .isEqualTo("Fine.");
    }

    @Test
    void dropsUnmarkedHistoryBelowASureAttribution() {
        assertThat(read("New words\n\nOn 16/11/2026 10:00, Ann <a@x.example> wrote:\n\nold\nwords\n"))
                .isEqualTo("New words");
    }

    @Test
    void keepsAnswersBelowAroundAndBetweenQuotes() {
        assertThat(read("On Mon, Ann <a@x.example> wrote:\n> One?\n\nYes.\n")).isEqualTo("Yes.");
        assertThat(read("Hi\n\nOn Mon, Ann <a@x.example> wrote:\n> One?\n\nYes.\n"))
                .isEqualTo("Hi\n\nYes.");
        assertThat(read("On Mon, Ann wrote:\n> One?\nYes.\n> Two?\nNo.\n> rest"))
                .isEqualTo("On Mon, Ann wrote:\n> One?\nYes.\n> Two?\nNo.");
        assertThat(read("> chosen\n\nI agree.")).isEqualTo("> chosen\n\nI agree.");
    }

    @Test
    void takesALineThatFellOutOfAQuoteAsPartOfIt() {
        assertThat(
                        read(
                                "No.\n> On Oct 6, 2026, at 10:47, D <n@x.example> wrote:\n>\n> see <https://x.example/very\nlong>.\n> "))
                .isEqualTo("No.");
    }

    @Test
    void dropsSignaturesAndWhatListsAdd() {
        assertThat(read("Fine.\n-- \nAnn\nExample Ltd\n\nOn Mon, B <b@x.example> wrote:\n> old"))
                .isEqualTo("Fine.");
        assertThat(read("Fine.\n--\nAnn")).isEqualTo("Fine.");
        assertThat(read("Fine.\n\n_______________________________________________\ndev mailing list\n"
                        + "dev@lists.example\nhttps://lists.example/listinfo/dev"))
                .isEqualTo("Fine.");
    }

    @Test
    void neverCutsToNothing() {
        for (var text : new String[] {
            "> only a quote",
            "-- \nAnn",
            "Sent from my iPhone",
            "From: Ann <a@x.example>\nSent: Monday, 16 November 2026 10:00\nTo: Bo\nSubject: x\n\nwords"
        }) {
            assertThat(read(text)).isEqualTo(text);
        }
    }

    private static String read(String text) {
        return ReadingText.of(text, null, null).text();
    }
}
