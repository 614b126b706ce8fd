package com.mailboxkit.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole platform on a free port and a folder of its own, used over HTTP as anybody would.
final class Platform extends Api implements AutoCloseable {

    /// Settings for tests that ask more than a client may: requests are counted, but never refused.
    private static final List<String> PATIENT = List.of(
            "--mailboxkit.rate-limits.requests-per-minute=1000000000",
            "--mailboxkit.rate-limits.requests-per-day=1000000000",
            "--mailboxkit.rate-limits.registrations-per-address=0",
            "--mailboxkit.rate-limits.registrations-per-owner=0",
            "--mailboxkit.sessions.sign-ins-per-address=0",
            "--mailboxkit.sessions.links-per-address=0",
            "--mailboxkit.sessions.links-per-owner=0",
            "--mailboxkit.tariff.opening-credits-per-owner=0",
            "--mailboxkit.sending.ramp=false");

    private final ConfigurableApplicationContext context;

    private Platform(ConfigurableApplicationContext context) {
        super(((WebServerApplicationContext) context).getWebServer()::getPort);
        this.context = context;
    }

    static Platform start(Path data, String... settings) {
        return startWith(List.of(), data, settings);
    }

    /// With more beans than the platform has.
    static Platform startWith(List<Class<?>> beans, Path data, String... settings) {
        var arguments = new ArrayList<>(List.of("--server.port=0", "--mailboxkit.data=" + data));
        arguments.addAll(patient(settings));
        var application = MailboxKit.application();
        application.addPrimarySources(beans);
        return new Platform(application.run(arguments.toArray(String[]::new)));
    }

    /// The settings, and what makes the platform patient where they do not say otherwise.
    static List<String> patient(String... settings) {
        return Stream.concat(PATIENT.stream().filter(setting -> !isNamed(setting, settings)), Arrays.stream(settings))
                .toList();
    }

    private static boolean isNamed(String setting, String... among) {
        var name = setting.substring(0, setting.indexOf('=') + 1);
        return Arrays.stream(among).anyMatch(other -> other.startsWith(name));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
