package com.mailboxkit.architecture.broken.authentication;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.kernel.KnowsTheWeb;

@Breaks("authentication imports no sibling")
public class AuthenticationType {

    KnowsTheWeb stranger;
}
