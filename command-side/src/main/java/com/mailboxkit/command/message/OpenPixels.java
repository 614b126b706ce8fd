package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.OpenTokens;
import com.mailboxkit.mime.OpenPixel;
import com.mailboxkit.web.PublicUrl;

/// Makes the pictures that tell of opens, as they stand in a message until each recipient gets a copy.
final class OpenPixels {

    /// Where [OpenController] answers.
    static final String PATH = "/o/";

    private final PublicUrl publicUrl;
    private final OpenTokens tokens;

    OpenPixels(PublicUrl publicUrl, OpenTokens tokens) {
        this.publicUrl = publicUrl;
        this.tokens = tokens;
    }

    OpenPixel of(MessageId message) {
        return new OpenPixel(publicUrl.link(PATH), tokens.placeholder(message));
    }
}
