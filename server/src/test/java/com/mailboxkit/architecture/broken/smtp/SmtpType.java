package com.mailboxkit.architecture.broken.smtp;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.query.message.QueryType;

@Breaks("smtp imports only authentication, content, kernel, mime")
public class SmtpType {

    QueryType stranger;
}
