package com.mailboxkit.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.Mailbox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann@x.example                                        | ann@x.example | ``
            Ann <ann@x.example>                                  | ann@x.example | Ann
            "Ann, B." <ann@x.example>                            | ann@x.example | Ann, B.
            "Ann \\"A\\" B" <ann@x.example>                  | ann@x.example | Ann "A" B
            Smith, Jr <johnsmith@example.com>                    | johnsmith@example.com | Smith, Jr
            Doe, John, Dr., MD <doe@x.example>                   | doe@x.example | Doe, John, Dr., MD
            Alert: Disk <disk@corp.example>                      | disk@corp.example | Alert: Disk
            John Q. Public <john@x.example>                      | john@x.example | John Q. Public
            Ann <admin> <ann@x.example>                          | ann@x.example | Ann <admin>
            Ann <mailto:ann@x.example>                           | ann@x.example | Ann
            mailto:ann@x.example                                 | ann@x.example | ``
            Ann <<ann@x.example>>                                | ann@x.example | Ann
            Ann <ann@x.example                                   | ann@x.example | Ann
            John Smith john@x.example                            | john@x.example | John Smith
            "Ann" ann@x.example                                  | ann@x.example | Ann
            nobody, ann@x.example                                | ann@x.example | ``
            Ann <'ann@x.example'>                                | ann@x.example | Ann
            "postmaster@" <some.tld postmaster@sending.example>  | postmaster@sending.example | postmaster@
            <@machine.tld:mary@example.net>                      | mary@example.net | ``
            <jdoe@test   . example>                              | jdoe@test.example | ``
            jdoe @ test . example                                | jdoe@test.example | ``
            pete(his account)@silly.test(his host)               | pete@silly.test | his host
            Pete(A nice \\) chap) <pete(his account)@silly.test(his host)> | pete@silly.test | Pete
            ann@x.example (Ann Smith)                            | ann@x.example | Ann Smith
            <ann@x.example> =?utf-8?q?Doe?=                      | ann@x.example | Doe
            =?utf-8?Q?M=C3=BCller=2C_Jo?= <jo@x.example>         | jo@x.example | Müller, Jo
            =?utf-8?Q?Müller, Jo?= <jo@x.example>                | jo@x.example | Müller, Jo
            "=?utf-8?Q?M=C3=BCller?=" <jo@x.example>             | jo@x.example | Müller
            =?utf-8?B?ww==?= =?utf-8?B?nGJlcg==?= <u@x.example>  | u@x.example | Über
            =?utf-8?Q?Ann_=3Cann=40x.example=3E?=                | ann@x.example | Ann
            "Serge B, Chair, HR" =?utf-8?b?U3ltcG9zaXVtL1hwb+KEog==?= conference <a@b.com> | a@b.com | Serge B, Chair, HR Symposium/Xpo™ conference
            "john doe"@x.example                                 | "john doe"@x.example | ``
            <"a>b"@x.example>                                    | "a>b"@x.example | ``
            Ann <ann@[192.0.2.1]>                                | ann@[192.0.2.1] | Ann
            Ann <ann@x.example.>                                 | ann@x.example | Ann
            Ünal <ünal@exämple.example>                          | ünal@exämple.example | Ünal
            "Ann <ann@x.example>                                 | ann@x.example | Ann
            Ann <ann@x.example>, undisclosed                     | ann@x.example | Ann
            <>, CEO <ceo@bank.example>                           | ceo@bank.example | CEO
            , ,ann@x.example,                                    | ann@x.example | ``
            ann@x.example via List <list@x.example>              | list@x.example | ann@x.example via List
            """)
    void readsOneMailbox(String value, String address, String name) {
        assertThat(AddressList.parse(value).mailboxes())
                .containsExactly(new Mailbox(address, name.isEmpty() ? null : name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "no_host",
                "noreply",
                "\"Undisclosed Recipients\" <>",
                "undisclosed-recipients:;",
                "undisclosed-recipients: ;",
                "(Empty list)(start)Undisclosed recipients  :(nobody(that I know))  ;",
                "Ann <ann>",
                "@x.example",
                "ann@",
                "<@>",
                "\"",
                "(",
                "a:b:c;"
            })
    void findsNobodyWhereThereIsNoAddress(String value) {
        assertThat(AddressList.parse(value).mailboxes()).isEmpty();
    }

    @Test
    void givesTheMembersOfGroups() {
        assertThat(addresses(
                        "List 1: a@x.example, b@x.example; \"List 2\": c@x.example; d@x.example, Ed <e@x.example>"))
                .containsExactly("a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example");
        assertThat(AddressList.parse(
                                "A Group(Some people) :Chris Jones <c@(Chris's host.)public.example>, joe@example.org,"
                                        + " John <jdoe@one.test> (my dear friend); (the end of the group)")
                        .mailboxes())
                .containsExactly(
                        new Mailbox("c@public.example", "Chris Jones"),
                        new Mailbox("joe@example.org", null),
                        new Mailbox("jdoe@one.test", "John"));
    }

    @Test
    void dividesListsHoweverTheyAreSeparated() {
        assertThat(addresses("a@x.example,b@x.example")).containsExactly("a@x.example", "b@x.example");
        assertThat(addresses("Ann <a@x.example>; Bo <b@x.example>")).containsExactly("a@x.example", "b@x.example");
        assertThat(addresses("a@x.example b@x.example")).containsExactly("a@x.example", "b@x.example");
        assertThat(AddressList.parse("Ann <a@x.example> Bo <b@x.example>").mailboxes())
                .containsExactly(new Mailbox("a@x.example", "Ann"), new Mailbox("b@x.example", "Bo"));
        assertThat(AddressList.parse("Lee, Kim <kim@x.example>, Smith, Bo <bo@x.example>")
                        .mailboxes())
                .containsExactly(new Mailbox("kim@x.example", "Lee, Kim"), new Mailbox("bo@x.example", "Smith, Bo"));
    }

    @Test
    void namesEveryAddressThatAnotherProgramCouldShow() {
        assertThat(AddressList.parse("ceo@bank.example <x@attacker.example>").addresses())
                .containsExactly("x@attacker.example", "ceo@bank.example");
        assertThat(AddressList.parse("x@attacker.example, CEO <ceo@bank.example>")
                        .addresses())
                .containsExactly("x@attacker.example", "ceo@bank.example");
        assertThat(AddressList.parse("\"ceo@bank.example\" <x@attacker.example>")
                        .addresses())
                .containsExactly("x@attacker.example");
    }

    private static List<String> addresses(String value) {
        return AddressList.parse(value).mailboxes().stream()
                .map(Mailbox::address)
                .toList();
    }
}
