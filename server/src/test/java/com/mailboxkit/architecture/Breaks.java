package com.mailboxkit.architecture;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Names the rules that a class of the sham platform `broken` is there to break.
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {

    String[] value();
}
