package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Refusals that a route has beside those of every route of its kind, for the description of the API.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RouteProblems {

    ProblemCode[] value();
}
