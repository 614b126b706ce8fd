package com.mailboxkit.mime.header;

import com.mailboxkit.kernel.message.Mailbox;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/// The mailboxes of a field such as From or To (RFC 5322, section 3.4), as people and programs write it: names with
/// commas, colons or brackets that nobody quoted, groups, comments, routes, missing separators. What names no address
/// (`<>`, `undisclosed-recipients:;`, a word without `@`) gives nobody. Takes linear time and never fails.
///
/// @param mailboxes in order
/// @param lookalikes addresses that stand unquoted where the name of a mailbox is, so that another program could take
///     them for mailboxes
public record AddressList(List<Mailbox> mailboxes, Set<String> lookalikes) {

    public AddressList {
        mailboxes = List.copyOf(mailboxes);
        lookalikes = Set.copyOf(lookalikes);
    }

    /// @param value of the field, unfolded, with its encoded words
    public static AddressList parse(String value) {
        var list = new AddressScanner(value).scan();
        if (list.mailboxes().isEmpty() && value.contains("=?")) {
            return new AddressScanner(EncodedWords.decode(value)).scan(); // somebody encoded the address, too
        }
        return list;
    }

    /// Every address that some program could show as a mailbox of this field.
    public SequencedSet<String> addresses() {
        var addresses = new LinkedHashSet<String>();
        mailboxes.forEach(mailbox -> addresses.add(mailbox.address()));
        addresses.addAll(lookalikes);
        return addresses;
    }
}
