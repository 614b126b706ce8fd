package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardTest {

    private static final String MESSAGE = """

            From: Cy <cy@client.example>
            Date: Mon, Nov 16, 2026 at 9:00
            Subject: Broken lamp
            To: <shop@shop.example>

            My lamp is broken, order 4242.
            """;
    private static final String OUTLOOK = """
            ________________________________
            From: Cy <cy@client.example>
            Sent: Monday, November 16, 2026 9:00 AM
            To: Shop <shop@shop.example>
            Subject: Broken lamp

            Order 4242.
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ---------",
                "---------- Weitergeleitete Nachricht ---------",
                "---------- Message transféré ---------",
                "---------- Mensaje reenviado ---------",
                "---------- Messaggio inoltrato ----------",
                "---------- Doorgestuurd bericht ----------",
                "---------- Mensagem encaminhada ---------",
                "---------- Пересылаемое сообщение ----------",
                "---------- Przekazana wiadomość ----------",
                "---------- Vidarebefordrat meddelande ---------",
                "---------- Videresendt melding ---------",
                "---------- Továbbított üzenet ---------",
                "---------- 転送されたメッセージ ----------",
                "---------- 转发的邮件 ----------",
                "---------- 전달된 메일 ----------",
                "---------- İletilen ileti ---------",
                "-------- Forwarded Message --------",
                "-------- Weitergeleitete Nachricht --------",
                "-------- Message transféré --------",
                "Begin forwarded message:\n",
                "Anfang der weitergeleiteten Nachricht:\n",
                "Début du message transféré :\n",
                "Début du message réexpédié :\n",
                "Inicio del mensaje reenviado:\n",
                "Inizio messaggio inoltrato:\n",
                "Begin doorgestuurd bericht:\n",
                "Início da mensagem encaminhada:\n",
                "Vidarebefordrat brev:\n",
                "Videresendt besked:\n",
                "Välitetty viesti alkaa:\n",
                "Początek przekazywanej wiadomości:\n",
                "Начало переадресованного сообщения:\n",
                "転送されたメッセージ：\n",
                "开始转发的邮件：\n",
                "-----Forwarded by Ann/Notes on 16.11.2026 10:00-----",
                "----- Forwarded Message -----",
                "----- Weitergeleitete Mail -----"
            })
    void keepsWhatIsPassedOn(String separator) {
        for (var message : new String[] {MESSAGE, MESSAGE.replace("\n", "\n> ")}) {
            var read = ReadingText.of("Please handle.\n\nSent from my iPhone\n\n" + separator + message, null, null);
            assertThat(read.forward()).isTrue();
            assertThat(read.text())
                    .startsWith("Please handle.\n\n" + separator.strip())
                    .contains("cy@client.example", "order 4242");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Fwd: x", "FW: x", "WG: x", "TR: x", "RV: x", "ENC: x", "VB: x", "PD: x", "转发：x", "FW: RE: x"})
    void takesAQuotedHeaderAsPassedOnWhereTheSubjectSaysSo(String subject) {
        var read = ReadingText.of("Please handle.\n\n" + OUTLOOK, null, subject);
        assertThat(read.forward()).isTrue();
        assertThat(read.text()).contains("Please handle.", "Order 4242.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Re: x", "AW: FW: x", "Forward: march", ""})
    void takesAQuotedHeaderAsHistoryOtherwise(String subject) {
        var read = ReadingText.of("Please handle.\n\n" + OUTLOOK, null, subject.startsWith("Forward") ? null : subject);
        assertThat(read.forward()).isFalse();
        assertThat(read.text()).isEqualTo("Please handle.");
    }

    @Test
    void takesAQuoteAsPassedOnWhereTheSubjectSaysSo() {
        var text = "FYI\n\nOn Mon, Nov 16, 2026 at 9:00 AM Cy <cy@client.example> wrote:\n> Order 4242.\n> Thanks\n";

        var passedOn = ReadingText.of(text, null, "Fwd: Broken lamp");
        assertThat(passedOn.forward()).isTrue();
        assertThat(passedOn.text()).startsWith("FYI").contains("Order 4242.");
        assertThat(ReadingText.of(text, null, "Re: Broken lamp").text()).isEqualTo("FYI");
    }

    @Test
    void dropsAForwardWithinTheHistory() {
        var read = ReadingText.of(
                "Thanks.\n\nOn Mon, B <b@x.example> wrote:\n> fyi\n>\n> ---------- Forwarded message ---------\n> From: c",
                null,
                null);
        assertThat(read).isEqualTo(new ReadingText("Thanks.", false, null));
    }

    @Test
    void keepsWhatGmailPassesOnInHtml() {
        var read = ReadingText.of(
                null,
                "<div dir=ltr>Please.<br><div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>"
                        + "From: <b>Cy</b> &lt;cy@client.example&gt;<br>Date: Mon, Nov 16, 2026 at 9:00<br></div><br>Order 4242."
                        + "<blockquote>older</blockquote></div></div>",
                null);
        assertThat(read.forward()).isTrue();
        assertThat(read.text()).startsWith("Please.").contains("Order 4242.", "older");
    }

    @Test
    void keepsWhatAppleAndOutlookPassOnInHtml() {
        assertThat(ReadingText.of(
                        null,
                        "Pay.<br><blockquote type=cite><div>Begin forwarded message:</div><br><div><b>From: </b>Cy</div>"
                                + "<div><b>Subject: </b>Bill</div><div><b>Date: </b>16 November 2026 at 9:00</div><br>4242</blockquote>",
                        null))
                .matches(ReadingText::forward)
                .extracting(ReadingText::text)
                .asString()
                .startsWith("Pay.")
                .contains("4242");
        assertThat(ReadingText.of(
                        null,
                        "<div>Pay.</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>From:</b> Cy &lt;c@x.example&gt;<br>"
                                + "<b>Sent:</b> Monday, November 16, 2026 9:00 AM<br></div><div>4242</div>",
                        "Fw: Bill"))
                .matches(ReadingText::forward)
                .extracting(ReadingText::text)
                .asString()
                .startsWith("Pay.")
                .contains("4242");
    }
}
