package com.mailboxkit.architecture.broken.server.operations;

import com.mailboxkit.architecture.broken.server.events.Events;

public class Operations {

    Events neighbour;
}
