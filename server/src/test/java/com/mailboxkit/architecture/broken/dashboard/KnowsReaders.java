package com.mailboxkit.architecture.broken.dashboard;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.query.message.QueryType;

@Breaks("dashboard imports only kernel")
public class KnowsReaders {

    QueryType reader;
}
