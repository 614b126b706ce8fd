package com.mailboxkit.server;

import com.mailboxkit.local.DataDirectoryInUseException;
import com.mailboxkit.server.events.EventStoreChoice;
import com.mailboxkit.server.roles.RolesCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the platform.
@SpringBootApplication
public class MailboxKit {

    @SuppressWarnings("SystemOut") // for the person at the terminal
    public static void main(String[] arguments) {
        try {
            application().run(arguments);
        } catch (DataDirectoryInUseException inUse) {
            System.err.println("mailboxkit: " + inUse.getMessage());
            System.exit(1);
        }
    }

    static SpringApplication application() {
        var application = new SpringApplication(MailboxKit.class);
        application.addInitializers(new EventStoreChoice(), new RolesCheck(), new LocalStackInitializer());
        return application;
    }
}
