package com.mailboxkit.command;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/// What fixtures expect of commands that are refused.
public final class Refusals {

    private Refusals() {}

    public static Matcher<Refusal> refusal(ProblemCode code) {
        return new FeatureMatcher<>(Matchers.is(code), "a refusal with the code", "code") {
            @Override
            protected ProblemCode featureValueOf(Refusal refusal) {
                return refusal.code();
            }
        };
    }
}
