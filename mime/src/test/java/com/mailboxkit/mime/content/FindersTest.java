package com.mailboxkit.mime.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import com.mailboxkit.mime.content.MessageLink.Kind;
import com.mailboxkit.mime.text.HtmlText;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Verification code: 2026-11-29",
                "Verification code: 1.482,91",
                "Verification code: +49 482 913",
                "Verification code sent to ****4829",
                "Verification code: https://x.example/482913",
                "Verification code: a482913@x.example",
                "Verification code: $4829",
                "Verification code: 482913%",
                "Verification code: 12/4829",
                "Verification code: 123",
                "Verification code: 123456789",
                "Verification code: IMPORTANT"
            })
    void takesNoPartOfAnotherThingForACode(String text) {
        assertThat(CodeFinder.find("", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Az Ön ellenőrző kódja: 440912",
                "Codul dvs. de verificare este 440912",
                "Ο κωδικός επαλήθευσής σας είναι 440912",
                "Вашият код за потвърждение е 440912",
                "Ваш верификациони код је 440912",
                "Vaš kod za potvrdu je 440912",
                "Vaša potrditvena koda je 440912",
                "Jūsų patvirtinimo kodas: 440912",
                "Jūsu apstiprinājuma kods ir 440912",
                "Teie kinnituskood on 440912",
                "El vostre codi de verificació és 440912",
                "کد تایید شما: 440912"
            })
    void readsACodeInLessCommonLanguages(String text) {
        assertThat(CodeFinder.find("", text)).extracting(VerificationCode::code).containsExactly("440912");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "448213 is your Facebook code",
                "Your PayPal code is: 448213. Never share it.",
                "Your Apple ID Code is: 448213",
                "448213 ist dein Instagram-Code",
                "448213 es tu código de Instagram",
                "Dein Code lautet 448213",
                "Uw code is 448213",
                "Ваш код: 448213"
            })
    void readsACodeThatIsCalledTheReadersOwn(String text) {
        assertThat(CodeFinder.find("", text)).extracting(VerificationCode::code).containsExactly("448213");
        assertThat(CodeFinder.find("Your order", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your booking code is 448213",
                "Your discount code is 448213",
                "Ihr Rabattcode lautet 448213",
                "Your door code is 4482",
                "Your customer number is 448213"
            })
    void knowsOtherCodesThatAreTheReadersOwn(String text) {
        assertThat(CodeFinder.find("", text)).isEmpty();
    }

    @Test
    void readsACodeBetweenTheMarksOfBoldWords() {
        assertThat(CodeFinder.find("", "Your verification code is **440912**"))
                .extracting(VerificationCode::code)
                .containsExactly("440912");
    }

    @Test
    void takesNoRegistrationNumberOfACompanyForACode() {
        assertThat(CodeFinder.find("", "Company registration code 440912")).isEmpty();
    }

    @Test
    void readsACodeFromTheSubjectUnlessItIsQuotedThere() {
        assertThat(CodeFinder.find("482913 is your login code", "Hello"))
                .containsExactly(new VerificationCode("482913", "numeric", 0.95));
        assertThat(CodeFinder.find("Re: 482913 is your login code", "Hello")).isEmpty();
    }

    @Test
    void findsTheLinksOfAPlainText() {
        var links = LinkFinder.find(
                "See (https://a.example/b_(c)). To unsubscribe: <https://a.example/u>\nHTTPS://A.example/x!",
                null,
                null);

        assertThat(links)
                .extracting(MessageLink::url, MessageLink::kind)
                .containsExactly(
                        tuple("https://a.example/b_(c)", Kind.OTHER), tuple("https://a.example/u", Kind.UNSUBSCRIBE));
    }

    @Test
    void takesTheFieldForUnsubscribingToo() {
        assertThat(LinkFinder.find("", null, "<mailto:leave@x.example>, <https://x.example/leave?id=1>"))
                .containsExactly(new MessageLink("https://x.example/leave?id=1", "", Kind.UNSUBSCRIBE));
    }

    @Test
    void takesNothingOfQuotedHistoryForAProof() {
        var html =
                "<p>Thanks</p><blockquote><a href='https://x.example/verify?t=1'>Confirm your email</a></blockquote>";

        assertThat(LinkFinder.find("Thanks", HtmlText.of(html), null))
                .containsExactly(new MessageLink("https://x.example/verify?t=1", "Confirm your email", Kind.OTHER));
    }

    @Test
    void keepsToItsLimits() {
        var many = IntStream.range(0, 1_000)
                .mapToObj(i -> "https://x.example/" + i + " code 48" + (1_000 + i))
                .collect(Collectors.joining("\n"));

        assertThat(LinkFinder.find(many, null, null)).hasSize(LinkFinder.MAX_LINKS);
        assertThat(LinkFinder.find("https://x.example/" + "a".repeat(LinkFinder.MAX_URL), null, null))
                .isEmpty();
        assertThat(CodeFinder.find("Your login code", many).size()).isLessThanOrEqualTo(5);
    }

    @Test
    void isNotThrownByAnything() {
        var pieces = List.of(
                "code",
                "verification code",
                "1",
                "4829",
                "-",
                "@",
                "://",
                "http://",
                "\ud83d",
                "\n",
                "|",
                " ",
                "人",
                "İ",
                "(",
                ")",
                "[",
                "]",
                "<a href=\"http://x\">",
                "</a>",
                "<",
                "\u202e",
                "G-",
                "\u0000",
                "A7K");
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var text = random.ints(60, 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining());
            assertThatCode(() -> {
                        CodeFinder.find(text, text);
                        LinkFinder.find(text, HtmlText.of(text), text);
                        LinkFinder.find(text, null, text);
                    })
                    .as("seed %d, round %d", seed, round)
                    .doesNotThrowAnyException();
        }
    }
}
