package com.mailboxkit.architecture.broken.kernel;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.web.WebType;
import org.springframework.http.HttpStatus;

@Breaks({"kernel imports no sibling", "the kernel knows the JDK and annotations only", "packages are null-marked"})
public class KnowsTheWeb {

    WebType type;
    HttpStatus status;
}
