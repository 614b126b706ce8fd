package com.mailboxkit.architecture.broken.web;

import com.mailboxkit.architecture.Breaks;
import org.axonframework.queryhandling.QueryGateway;

@Breaks("web-support handles no message")
class HandlesMessages {

    QueryGateway queries;
}
