package com.mailboxkit.architecture.broken.command.message;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.command.inbox.InboxType;
import com.mailboxkit.architecture.broken.query.message.QueryType;

@Breaks({
    "modules form no cycle",
    "command imports only authentication, content, kernel, mime, web",
    "features of command form no cycle"
})
public class CommandType {

    QueryType stranger;
    InboxType neighbour;
}
