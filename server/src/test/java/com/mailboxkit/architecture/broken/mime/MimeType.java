package com.mailboxkit.architecture.broken.mime;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.smtp.SmtpType;

@Breaks("mime imports only content, kernel")
public class MimeType {

    SmtpType stranger;
}
