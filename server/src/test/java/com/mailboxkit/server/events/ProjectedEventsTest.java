package com.mailboxkit.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.projection.ProjectionNames;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every stored event is pending for readers of its organization until a projection has handled it: of one that none
/// handles they would wait for ever.
class ProjectedEventsTest {

    private static final List<Method> HANDLERS = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("com.mailboxkit.projection")
                    .stream()
                    .filter(type -> type.isAnnotatedWith(ProcessingGroup.class))
                    .<Class<?>>map(type -> type.reflect())
                    .filter(type -> ProjectionNames.readModel()
                            .contains(type.getAnnotation(ProcessingGroup.class).value()))
                    .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                    .filter(method -> method.isAnnotationPresent(EventHandler.class))
                    .toList();

    private record ForgottenEvent(OrganizationId organizationId) implements DomainEvent {}

    static List<Class<? extends Record>> events() {
        return StoredEventsTest.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isHandledByAProjectionThatReadersWaitFor(Class<? extends Record> event) {
        assertThat(isHandled(event)).isTrue();
    }

    @Test
    void findsAnEventThatNoneHandles() {
        assertThat(isHandled(ForgottenEvent.class)).isFalse();
    }

    private static boolean isHandled(Class<? extends Record> event) {
        return HANDLERS.stream().anyMatch(handler -> handler.getParameterTypes()[0].isAssignableFrom(event));
    }
}
