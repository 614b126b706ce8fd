package com.mailboxkit.mime.header;

import com.mailboxkit.kernel.message.Mailbox;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/// The mailboxes of a field such as From or To (RFC 5322, section 3.4), as people and programs write it:
/// unquoted names with commas, colons or brackets, groups, comments, routes, missing separators. Entries
/// without an address (`<>`, `undisclosed-recipients:;`, a word without `@`) are skipped. Takes linear time and
/// never fails.
///
/// @param mailboxes in order
/// @param lookalikes unquoted addresses in the names of mailboxes, which another program could take
///     for mailboxes
public record AddressList(List<Mailbox> mailboxes, Set<String> lookalikes) {

    public AddressList {
        mailboxes = List.copyOf(mailboxes);
        lookalikes = Set.copyOf(lookalikes);
    }

    /// @param value of the field, unfolded, with its encoded words
    public static AddressList parse(String value) {
        var list = new AddressScanner(value).scan();
        if (list.mailboxes().isEmpty() && value.contains("=?")) {
            return new AddressScanner(EncodedWords.decode(value)).scan(); // the address was encoded, too
        }
        return list;
    }

    /// Every address that a program could show as a mailbox of this field.
    public SequencedSet<String> addresses() {
        var addresses = new LinkedHashSet<String>();
        mailboxes.forEach(mailbox -> addresses.add(mailbox.address()));
        addresses.addAll(lookalikes);
        return addresses;
    }
}
