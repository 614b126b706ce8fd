package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobileSignatureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent from my iPhone",
                "Sent from my iPad",
                "Von meinem iPhone gesendet",
                "Gesendet von Mail für Windows",
                "Gesendet mit der GMX Mail App",
                "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
                "Envoyé de mon iPhone",
                "Envoyé depuis mon appareil mobile Samsung",
                "Envoyé à partir d’Outlook pour Android",
                "Enviado desde mi iPhone",
                "Enviado do meu iPhone",
                "Inviato da iPhone",
                "Verstuurd vanaf mijn iPhone",
                "Verzonden vanuit Outlook voor Android",
                "Skickat från min iPhone",
                "Sendt fra min iPhone",
                "Lähetetty iPhonesta",
                "Wysłane z iPhone'a",
                "Отправлено с iPhone",
                "Надіслано з iPhone",
                "iPhoneから送信",
                "发自我的iPhone",
                "從我的 iPhone 傳送",
                "나의 iPhone에서 보냄",
                "iPhone'umdan gönderildi",
                "Odesláno z iPhonu",
                "Poslano s mog iPhonea",
                "Trimis de pe iPhone",
                "Elküldve az iPhone-omról",
                "Στάλθηκε από το iPhone μου",
                "נשלח מה-iPhone שלי",
                "أرسلت من الـ iPhone",
                "ส่งจาก iPhone ของฉัน",
                "Đã gửi từ iPhone của tôi",
                "Dikirim dari iPhone saya",
                "Sent from Outlook for Android <https://aka.ms/x>",
                "Get Outlook for Android",
                "Holen Sie sich Outlook für iOS<https://aka.ms/o0ukef>",
                "Obtenez Outlook pour iOS<https://aka.ms/o0ukef>",
                "Obtener Outlook para iOS",
                "Scarica Outlook per iOS",
                "Outlook für iOS beziehen",
                "Sent via BlackBerry from T-Mobile",
                "Sent from Yahoo Mail for iPhone",
                "Sent from Yahoo Mail on Android",
                "Sent from Proton Mail for iOS",
                "Sent with Proton Mail secure email.",
                "Sent from my Galaxy",
                "Gesendet von meinem Mobiltelefon",
                "Gesendet mit Outlook für iOS",
                "Enviado desde Outlook para iOS",
                "Hämta Outlook för iOS",
                "Télécharger Outlook pour iOS",
                "Pobierz aplikację Outlook dla systemu iOS",
                "Скачать Outlook для iOS",
                "Sent from Mail for Windows",
                "Sendt fra Outlook til iOS",
                "Sent from my Verizon, Samsung Galaxy smartphone",
                "Sent from my iPhone, please excuse typos",
                "Отправлено из мобильной Почты Mail.ru",
                "Отправлено из Почты Mail для Windows",
                "Sent from Samsung Mobile on O2",
                "Envoyé de mon mobile",
                "Inviato da Outlook per iOS",
                "Enviado a partir do Outlook para iOS",
                "Verzonden met Outlook voor iOS",
                "Poslano iz Outlooka za Android",
                "获取 Outlook for iOS",
                "Outlook for iOS を入手",
                "Sent from Spark"
            })
    void dropsWhatTelephonesAndProgramsAdd(String line) {
        assertThat(ReadingText.of("New words\n\n" + line + "\n", null, null).text())
                .isEqualTo("New words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent from my desk, is much easier then my mobile phone.",
                "Sent from my point of view, this is fine.",
                "Ich habe dir die Mail gesendet.",
                "Von meinem Handy geht das nicht.",
                "Do you use Outlook for iOS?",
                "Enviado ayer.",
                "It was sent from the iPhone of Bo."
            })
    void keepsSentencesThatSpeakOfThem(String line) {
        assertThat(ReadingText.of("New words\n\n" + line, null, null).text()).endsWith(line);
    }
}
