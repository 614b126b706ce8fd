package com.mailboxkit.mime.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTest {

    private static final String OWN_ZONE = """
            BEGIN:VTIMEZONE
            TZID:Customized Time Zone
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    @Test
    void readsAnInvitation() {
        var event = read("""
                BEGIN:VCALENDAR
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:1@cal.example
                SUMMARY;LANGUAGE=en:Lunch\\, then a walk\\; bring
                  shoes\\nand water
                DTSTART:20260314T103000Z
                DTEND:20260314T113000Z
                ORGANIZER;CN="Ann: the B.":MAILTO:ann@x.example
                ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=Bo:mailto:bo@x.example
                ATTENDEE:mailto:cy@x.example
                ATTENDEE:invalid:nomail
                ATTENDEE;EMAIL=di@x.example:urn:uuid:1
                BEGIN:VALARM
                SUMMARY:Wake up
                ATTENDEE:mailto:alarm@x.example
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                SUMMARY:Another
                END:VEVENT
                END:VCALENDAR
                """);

        assertThat(event.method()).isEqualTo("REQUEST");
        assertThat(event.uid()).isEqualTo("1@cal.example");
        assertThat(event.summary()).isEqualTo("Lunch, then a walk; bring shoes and water");
        assertThat(event.start()).isEqualTo("2026-03-14T10:30:00Z");
        assertThat(event.end()).isEqualTo("2026-03-14T11:30:00Z");
        assertThat(event.organizer()).isEqualTo("ann@x.example");
        assertThat(event.attendees()).containsExactly("bo@x.example", "cy@x.example", "di@x.example");
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART:20260314T103000Z, 2026-03-14T10:30:00Z",
        "DTSTART;TZID=Europe/Berlin:20260314T103000, 2026-03-14T10:30:00+01:00",
        "DTSTART;TZID=Europe/Berlin:20260714T103000, 2026-07-14T10:30:00+02:00",
        "DTSTART;TZID=\"W. Europe Standard Time\":20260714T103000, 2026-07-14T10:30:00+02:00",
        "DTSTART;TZID=Tokyo Standard Time:20260714T103000, 2026-07-14T10:30:00+09:00",
        "DTSTART;TZID=/freeassociation.sourceforge.net/America/New_York:20260714T103000, 2026-07-14T10:30:00-04:00",
        "DTSTART;TZID=Customized Time Zone:20260314T103000, 2026-03-14T10:30:00+01:00",
        "DTSTART;TZID=Customized Time Zone:20260714T103000, 2026-07-14T10:30:00+02:00",
        "DTSTART;TZID=Customized Time Zone:20261025T023000, 2026-10-25T02:30:00+02:00",
        "DTSTART;TZID=Customized Time Zone:20261025T033000, 2026-10-25T03:30:00+01:00",
        "DTSTART;TZID=\"(UTC-05:00) Nowhere\":20260714T103000, 2026-07-14T10:30:00-05:00",
        "DTSTART;TZID=GMT+0200:20260714T103000, 2026-07-14T10:30:00+02:00",
        "DTSTART;TZID=CET:20260714T103000, 2026-07-14T10:30:00+02:00",
        "DTSTART;TZID=Unknown:20260714T103000, 2026-07-14T10:30:00",
        "DTSTART:20260714T103000, 2026-07-14T10:30:00",
        "DTSTART;VALUE=DATE:20260314, 2026-03-14",
        "DTSTART:20260314, 2026-03-14",
        "DTSTART:20260314T1030Z, 2026-03-14T10:30:00Z",
        "DTSTART:2026-03-14T10:30:00Z, 2026-03-14T10:30:00Z",
        "DTSTART:20260314T103060Z, 2026-03-14T10:30:59Z",
        "DTSTART:20260230T103000Z,",
        "DTSTART:tomorrow,",
        "DTSTART:,"
    })
    void readsTimesOfEveryForm(String line, String start) {
        assertThat(read(event(line)).start()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART:20260314T103000Z, DURATION:PT1H30M, 2026-03-14T12:00:00Z",
        "DTSTART:20260314T103000Z, DURATION:P1W, 2026-03-21T10:30:00Z",
        "DTSTART;TZID=Europe/Berlin:20260328T103000, DURATION:P1D, 2026-03-29T10:30:00+02:00",
        "DTSTART;VALUE=DATE:20260314, DURATION:P2D, 2026-03-16",
        "DTSTART;VALUE=DATE:20260314, X-NOTHING:1, 2026-03-15",
        "DTSTART:20260314T103000Z, X-NOTHING:1, 2026-03-14T10:30:00Z",
        "DTSTART:20260314T103000Z, DURATION:-PT1H,",
        "DTSTART:20260314T103000Z, DURATION:soon,",
        "DTSTART:soon, DTEND:20260314T103000Z, 2026-03-14T10:30:00Z"
    })
    void knowsWhenItEnds(String start, String end, String text) {
        assertThat(read(event(start + "\n" + end)).end()).isEqualTo(text);
    }

    @Test
    void takesTheZoneOfTheCalendarWhereATimeHasNone() {
        assertThat(read("""
                BEGIN:VCALENDAR
                X-WR-TIMEZONE:Asia/Tokyo
                BEGIN:VEVENT
                DTSTART:20260314T103000
                END:VEVENT
                """).start()).isEqualTo("2026-03-14T10:30:00+09:00");
    }

    @Test
    void prefersTheEventToItsExceptions() {
        assertThat(read("""
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                RECURRENCE-ID:20260314T103000Z
                SUMMARY:Moved
                END:VEVENT
                BEGIN:VEVENT
                SUMMARY:Weekly
                END:VEVENT
                END:VCALENDAR
                """).summary()).isEqualTo("Weekly");
    }

    @Test
    void unfoldsWithinACharacterAndReadsOtherCharsets() {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(
                "BEGIN:VEVENT\r\nSUMMARY:Gr\u00c3\r\n \u00bc\u00c3\u009fe\r\nEND:VEVENT\r\n".getBytes(ISO_8859_1));

        assertThat(CalendarReader.read(octets.toByteArray(), null, "utf-8")
                        .orElseThrow()
                        .summary())
                .isEqualTo("Grüße");
        assertThat(CalendarReader.read(
                                "BEGIN:VEVENT\nSUMMARY:Grüße\nEND:VEVENT".getBytes(ISO_8859_1), null, "iso-8859-1")
                        .orElseThrow()
                        .summary())
                .isEqualTo("Grüße");
    }

    @Test
    void believesTheMethodOfTheContentType() {
        var octets = "BEGIN:VCALENDAR\nMETHOD:PUBLISH\nBEGIN:VEVENT\nEND:VEVENT\n".getBytes(UTF_8);

        assertThat(CalendarReader.read(octets, "cancel", null).orElseThrow().method())
                .isEqualTo("CANCEL");
        assertThat(CalendarReader.read(octets, null, null).orElseThrow().method())
                .isEqualTo("PUBLISH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "BEGIN:VCALENDAR\nEND:VCALENDAR",
                "BEGIN:VTODO\nSUMMARY:x\nEND:VTODO",
                "END:VEVENT",
                ":",
                ";"
            })
    void findsNoEventWhereThereIsNone(String text) {
        assertThat(CalendarReader.read(text.getBytes(UTF_8), null, null)).isEmpty();
    }

    @Test
    void isNotThrownByAnything() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var lines = (OWN_ZONE
                        + event("DTSTART;TZID=Customized Time Zone:20260314T103000\nDURATION:P1D\nATTENDEE:mailto:a@b"))
                .split("\n");
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                var line = new StringBuilder(lines[random.nextInt(lines.length)]);
                if (!line.isEmpty() && random.nextInt(3) == 0) {
                    line.setCharAt(random.nextInt(line.length()), (char) random.nextInt(200));
                }
                text.append(line).append('\n');
            }
            assertThatCode(() -> CalendarReader.read(text.toString().getBytes(UTF_8), null, null))
                    .as("seed %d, round %d", seed, round)
                    .doesNotThrowAnyException();
        }
        var deep = "BEGIN:VEVENT\n".repeat(100_000) + "BEGIN:VTIMEZONE\n".repeat(100_000);
        assertThat(CalendarReader.read(deep.getBytes(UTF_8), null, null)).isPresent();
    }

    private static String event(String lines) {
        return OWN_ZONE + "BEGIN:VEVENT\n" + lines + "\nEND:VEVENT\n";
    }

    private static CalendarEvent read(String text) {
        return CalendarReader.read(text.replace("\n", "\r\n").getBytes(UTF_8), null, null)
                .orElseThrow();
    }
}
