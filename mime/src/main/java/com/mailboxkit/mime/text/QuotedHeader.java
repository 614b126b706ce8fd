package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.HeaderField.Role;
import java.util.EnumSet;
import java.util.Set;

/// The header of a message as Outlook and others show it above a quoted or forwarded message, in any order of
/// its fields. People type such lines as well, for a booking or a shift; those do not name a mailbox and the
/// time of a message.
final class QuotedHeader {

    private static final int MAX_LINES = 24;
    private static final int MAX_FOLDS = 3; // lines of one field

    private final MailLines lines;
    private final int begin;
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private int end;
    private int fields;
    private boolean address;
    private boolean date;
    private boolean time;
    private boolean zone; // programs write it, people do not
    private boolean fromIsNoSender;

    private QuotedHeader(MailLines lines, int begin) {
        this.lines = lines;
        this.begin = begin;
        this.end = begin;
    }

    /// @param afterRule whether a separator line precedes it
    /// @return the line after the header that starts at `begin`; without a header, minus the line up to which
    ///     there were fields, or 0
    static int endOf(MailLines lines, int begin, boolean afterRule) {
        String first = lines.form(begin);
        if (first.indexOf(':') < 0 && first.indexOf('：') < 0) {
            return 0;
        }
        var header = new QuotedHeader(lines, begin);
        header.read();
        int read = header.end;
        return header.isOfAMessage(afterRule) ? header.end : -read;
    }

    private void read() {
        int next = begin;
        while (next < lines.size() && next < begin + MAX_LINES) {
            String form = lines.form(next);
            var field = HeaderField.of(form);
            if (field != null && field.role() != null) {
                add(field);
                end = ++next;
                continue;
            }
            int resumed = fields == 0 ? -1 : afterFolds(next);
            if (resumed < 0) {
                return;
            }
            for (int i = next; i < resumed; i++) {
                note(Signs.of(lines.form(i)));
            }
            next = resumed;
        }
    }

    /// Where the next field starts, after a blank line or the continuation lines of a field; -1 without one.
    private int afterFolds(int from) {
        boolean blank = lines.form(from).isEmpty();
        for (int i = from + 1; i <= from + MAX_FOLDS && i < lines.size(); i++) {
            var field = HeaderField.of(lines.form(i));
            if (field != null && field.role() != null) {
                return i;
            }
            if (blank != lines.form(i).isEmpty()) {
                return -1;
            }
        }
        return -1;
    }

    private void add(HeaderField field) {
        fields++;
        var signs = Signs.of(field.value());
        if (field.role() != null) {
            roles.add(field.role());
        }
        if (field.is(Role.FROM)) {
            fromIsNoSender = !signs.address() && (signs.date() || signs.time());
        }
        zone |= field.is(Role.DATE) && isZoned(field.value());
        note(signs);
    }

    /// Whether `+0100` ends it or is followed by a blank.
    private static boolean isZoned(String date) {
        for (int i = 0; i + 5 < date.length(); i++) {
            boolean sign = date.charAt(i) == ' ' && (date.charAt(i + 1) == '+' || date.charAt(i + 1) == '-');
            if (sign && date.substring(i + 2, i + 6).chars().allMatch(Character::isDigit)) {
                return true;
            }
        }
        return false;
    }

    private void note(Signs signs) {
        address |= signs.address();
        date |= signs.date();
        time |= signs.date() && signs.time();
    }

    private boolean isOfAMessage(boolean afterRule) {
        if (fromIsNoSender) {
            return false;
        }
        boolean sender = roles.contains(Role.FROM);
        boolean subject = roles.contains(Role.SUBJECT);
        if (roles.contains(Role.DATE)
                && date
                && (roles.contains(Role.TO) || sender && (afterRule || zone))
                && fields >= 2) {
            return address ? time || subject : sender && subject && (time || afterRule);
        }
        if (afterRule && sender && (subject && fields >= 3 || address && time)) {
            return address || date;
        }
        return isOfUnknownNames(afterRule);
    }

    /// A header in a language that is not or only partly listed: a mailbox, the time of a message, and at least
    /// one more field.
    ///
    /// Without a known name for the sender, a second mailbox distinguishes it from a typed appointment.
    private boolean isOfUnknownNames(boolean afterRule) {
        int shown = 0;
        int mailboxes = roles.contains(Role.FROM) ? 1 : 0;
        int next = begin;
        while (next < lines.size() && next < begin + MAX_LINES) {
            var field = HeaderField.of(lines.form(next));
            if (field == null) {
                break;
            }
            var signs = Signs.of(field.value());
            if (next == begin) {
                boolean sender = signs.address()
                        && (field.value().indexOf('<') > 0 || field.value().indexOf('[') > 0);
                if (!sender) {
                    return false;
                }
            }
            note(signs);
            mailboxes += signs.address() ? 1 : 0;
            shown++;
            next++;
        }
        end = Math.max(end, next);
        return shown >= (afterRule ? 3 : 4) && (mailboxes > 1 || afterRule) && date && time;
    }
}
