package com.mailboxkit.command.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How sends share units of work.
///
/// @param atOnce units of work at a time, each of which holds a database connection
/// @param sends at most in one unit of work
/// @param organizations at most in one unit of work; 1 where several nodes take commands, so that those of one
///     organization meet on one node
/// @param maxWaiting sends that wait for a unit of work at a time; beyond it 503 `unavailable`
/// @param maxWaitingPerOrganization of them, those of one organization
@ConfigurationProperties("mailboxkit.send-groups")
public record SendGroupCommitProperties(
        @DefaultValue("2") int atOnce,
        @DefaultValue("200") int sends,
        @DefaultValue("100") int organizations,
        @DefaultValue("5000") int maxWaiting,
        @DefaultValue("2000") int maxWaitingPerOrganization) {

    public SendGroupCommitProperties {
        if (atOnce < 1 || sends < 1 || organizations < 1 || maxWaiting < 1 || maxWaitingPerOrganization < 1) {
            throw new IllegalArgumentException("mailboxkit.send-groups.*: each must be at least 1");
        }
    }
}
