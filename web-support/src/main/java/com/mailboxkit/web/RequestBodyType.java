package com.mailboxkit.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The body of a route that reads it field by field, for the description of the API.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequestBodyType {

    /// A record whose components are the fields; what may be null may be left out.
    Class<? extends Record> value();

    /// Whether the same fields are taken as `multipart/form-data`, attachments as files.
    boolean form() default false;
}
