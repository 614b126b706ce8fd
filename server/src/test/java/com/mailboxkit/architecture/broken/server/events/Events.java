package com.mailboxkit.architecture.broken.server.events;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.server.operations.Operations;

@Breaks("features of server form no cycle")
public class Events {

    Operations neighbour;
}
