package com.mailboxkit.mime.content;

/// What words say of where a link leads; `link-words.txt` has them.
enum LinkWord {
    VERIFY,
    RESET,
    UNSUBSCRIBE,
    SIGN_IN,
    BUSINESS
}
