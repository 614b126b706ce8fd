package com.mailboxkit.architecture.broken.content;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.web.WebType;

@Breaks("content imports only kernel")
public class ContentType {

    WebType stranger;
}
