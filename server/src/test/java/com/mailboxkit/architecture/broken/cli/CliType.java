package com.mailboxkit.architecture.broken.cli;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.kernel.KnowsTheWeb;

@Breaks("cli imports no sibling")
public class CliType {

    KnowsTheWeb stranger;
}
