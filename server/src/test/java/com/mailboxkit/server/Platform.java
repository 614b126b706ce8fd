package com.mailboxkit.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole platform on a free port and a folder of its own, used over HTTP as anybody would.
final class Platform extends Api implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Platform(ConfigurableApplicationContext context) {
        super(((WebServerApplicationContext) context).getWebServer()::getPort);
        this.context = context;
    }

    static Platform start(Path data, String... settings) {
        var arguments = new ArrayList<>(List.of("--server.port=0", "--mailboxkit.data=" + data));
        arguments.addAll(List.of(settings));
        return new Platform(MailboxKit.application().run(arguments.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
