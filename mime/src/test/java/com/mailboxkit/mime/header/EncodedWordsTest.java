package com.mailboxkit.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            Hello                                               | Hello
            =?utf-8?B?R3LDvMOfZQ==?=                            | Grüße
            =?UTF-8?q?Gr=C3=BC=C3=9Fe?=                         | Grüße
            =?utf-8?q?gr=c3=bc=c3=9fe?=                         | grüße
            =?iso-8859-1?Q?caf=E9_au_lait?=                     | café au lait
            =?iso-8859-1*fr?Q?caf=E9?=                          | café
            =?utf-8?Q?Rechnung f=C3=BCr Mai?=                   | Rechnung für Mai
            =?iso-8859-1?Q?Die_Hasen_und_die_Frösche?=          | Die Hasen und die Frösche
            =?utf-8?Q?Hello _there!?=                           | Hello there!
            =?utf-8?B?ww==?= =?utf-8?B?nGJlcg==?=               | Über
            =?utf-8?Q?=C3?= =?utf-8?B?nGJlcg==?=                | Über
            =?utf-8?Q?a?= =?iso-8859-1?Q?=E9?=                  | aé
            =?utf-8?Q?a?==?utf-8?Q?b?=                          | ab
            =?utf-8?Q?a?= b =?utf-8?Q?c?=                       | a b c
            Re: =?utf-8?Q?=C3=BC?= and more                     | Re: ü and more
            [EXTERNAL]=?utf-8?B?SGk=?=                          | [EXTERNAL] Hi
            =?x-unknown?B?R3LDvMOfZQ==?=                        | Grüße
            =?iso-8859-8-i?B?7vLw5CAn4PDpIOzgIPDu9uAnOg==?=     | מענה 'אני לא נמצא':
            =?utf-7?Q?Fr+APY-sche?=                             | Frösche
            =?utf-8?B?R3LDvMOf ZQ==?=                           | Grüße
            =?utf-8?B?R3LDvMOfZQ?=                              | Grüße
            =?utf-8?B??=                                        | ''
            =?utf-8?Q?=?=                                       | =
            =?utf-8?Q?what?_why?=                               | what? why
            =?utf-8?X?abc?=                                     | =?utf-8?X?abc?=
            =?utf-8?B?abc                                       | =?utf-8?B?abc
            a =?= b                                             | a =?= b
            """)
    void decodes(String value, String text) {
        assertThat(EncodedWords.decode(value)).isEqualTo(text);
    }

    @Test
    void keepsCharactersBeyondTheFirstPlaneThatStandRawInAWord() {
        assertThat(EncodedWords.decode("=?utf-8?Q?a=20😀=20b?=")).isEqualTo("a 😀 b");
    }
}
