package com.mailboxkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/// Calls by owner and name, whatever the parameters.
final class CodeCalls {

    private CodeCalls() {}

    static DescribedPredicate<JavaMethodCall> of(Class<?> owner, String... names) {
        var wanted = Set.of(names);
        return DescribedPredicate.describe(
                "%s.%s".formatted(owner.getSimpleName(), String.join("|", names)),
                call -> wanted.contains(call.getTarget().getName())
                        && call.getTarget().getOwner().isAssignableTo(owner));
    }
}
