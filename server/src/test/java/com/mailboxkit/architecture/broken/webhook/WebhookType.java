package com.mailboxkit.architecture.broken.webhook;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.query.message.QueryType;

@Breaks("webhook imports only kernel")
public class WebhookType {

    QueryType stranger;
}
