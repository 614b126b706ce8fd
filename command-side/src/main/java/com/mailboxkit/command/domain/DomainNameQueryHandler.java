package com.mailboxkit.command.domain;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.domain.MailDomainQuery.IsKnownDomain;
import org.axonframework.queryhandling.QueryHandler;

/// Answers the other roles about names of domains.
class DomainNameQueryHandler {

    private final AggregateStreams streams;

    DomainNameQueryHandler(AggregateStreams streams) {
        this.streams = streams;
    }

    @QueryHandler
    boolean handle(IsKnownDomain query) {
        return streams.began(DomainName.idOf(query.name()));
    }
}
