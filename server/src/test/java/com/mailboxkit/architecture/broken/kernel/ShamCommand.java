package com.mailboxkit.architecture.broken.kernel;

import com.mailboxkit.architecture.Breaks;

public interface ShamCommand {

    @Breaks("commands are records")
    class DoSomething implements ShamCommand {

        String how;
    }
}
