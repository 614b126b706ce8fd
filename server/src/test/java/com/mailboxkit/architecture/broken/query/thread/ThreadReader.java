package com.mailboxkit.architecture.broken.query.thread;

import com.mailboxkit.architecture.broken.query.message.QueryType;

public class ThreadReader {

    QueryType neighbour;
}
