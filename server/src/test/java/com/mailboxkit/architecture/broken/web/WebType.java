package com.mailboxkit.architecture.broken.web;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.kernel.KnowsTheWeb;
import com.mailboxkit.architecture.broken.query.message.QueryType;

@Breaks("web imports only kernel")
public class WebType {

    KnowsTheWeb back;
    QueryType stranger;
}
