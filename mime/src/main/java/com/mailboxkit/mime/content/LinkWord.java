package com.mailboxkit.mime.content;

/// What words reveal about the purpose of a link; listed in `link-words.txt`.
enum LinkWord {
    VERIFY,
    RESET,
    UNSUBSCRIBE,
    SIGN_IN,
    BUSINESS
}
