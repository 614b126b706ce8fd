package com.mailboxkit.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the platform.
@SpringBootApplication
public class MailboxKit {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    static SpringApplication application() {
        var application = new SpringApplication(MailboxKit.class);
        application.addInitializers(new LocalStackInitializer());
        return application;
    }
}
