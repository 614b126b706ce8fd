package com.mailboxkit.server.roles;

import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// @see ConditionalOnRole
final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var roles = Roles.of(context.getEnvironment());
        var wanted = metadata.getAnnotations().get(ConditionalOnRole.class).getEnumArray("value", Role.class);
        return Arrays.stream(wanted).anyMatch(roles::has);
    }
}
