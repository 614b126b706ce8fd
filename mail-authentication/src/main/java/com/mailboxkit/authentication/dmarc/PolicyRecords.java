package com.mailboxkit.authentication.dmarc;

import com.mailboxkit.authentication.dmarc.DmarcRecord.SuffixFlag;
import java.util.List;
import java.util.Optional;

/// The records that a name publishes at `_dmarc`.
///
/// @param name in lower case
/// @param count of the texts that claim to be DMARC records; of several, none counts
/// @param record the only one; empty without a valid policy
record PolicyRecords(String name, int count, Optional<DmarcRecord> record) {

    static PolicyRecords of(String name, List<String> texts) {
        var meant = texts.stream().filter(DmarcRecord::isOne).toList();
        return new PolicyRecords(
                name, meant.size(), meant.size() == 1 ? DmarcRecord.parse(meant.getFirst()) : Optional.empty());
    }

    boolean isOne() {
        return count == 1;
    }

    /// Whether the name declares itself an organizational domain (`psd=n`).
    boolean isOfOrganization() {
        return record.filter(known -> known.suffix() == SuffixFlag.NO).isPresent();
    }

    /// Whether names directly below this one belong to different owners (`psd=y`). A top-level domain always
    /// counts as such: otherwise all names below it would authenticate each other.
    boolean isOfPublicSuffix() {
        return isOne()
                && (name.indexOf('.') < 0
                        || record.filter(known -> known.suffix() == SuffixFlag.YES)
                                .isPresent());
    }
}
