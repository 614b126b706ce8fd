package com.mailboxkit.architecture.broken.local;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.kernel.KnowsTheWeb;

@Breaks("local imports no sibling")
public class LocalType {

    KnowsTheWeb stranger;
}
