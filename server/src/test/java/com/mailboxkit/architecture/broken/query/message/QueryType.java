package com.mailboxkit.architecture.broken.query.message;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.command.message.CommandType;
import com.mailboxkit.architecture.broken.query.thread.ThreadReader;

@Breaks({"modules form no cycle", "query imports only content, kernel, mime, web", "features of query form no cycle"})
public class QueryType {

    CommandType stranger;
    ThreadReader neighbour;
}
