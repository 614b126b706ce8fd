package com.mailboxkit.mime;

import jakarta.mail.Session;
import java.util.Properties;

/// Creates sessions of Jakarta Mail, which only carry settings here.
final class MailSessions {

    private static final String STREAM_PROVIDER = "jakarta.mail.util.StreamProvider";

    static {
        // without it, Jakarta Mail searches the whole class path for each part that is encoded or decoded
        System.getProperties().putIfAbsent(STREAM_PROVIDER, "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private MailSessions() {}

    static Session with(Properties settings) {
        return Session.getInstance(settings);
    }
}
