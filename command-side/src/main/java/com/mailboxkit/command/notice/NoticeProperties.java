package com.mailboxkit.command.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often the platform writes to owners. Nobody has proved that the address of an owner is theirs, so nobody shall
/// be able to have it flooded.
///
/// @param perDay for one organization, in a day (UTC); what happens beyond is not written about. 0: nobody is written
/// to
@ConfigurationProperties("mailboxkit.notices")
record NoticeProperties(@DefaultValue("5") int perDay) {

    NoticeProperties {
        if (perDay < 0) {
            throw new IllegalArgumentException("mailboxkit.notices.per-day: must not be negative");
        }
    }
}
