package com.mailboxkit.architecture.broken.smtp.outbound;

import com.mailboxkit.architecture.broken.smtp.inbound.Inbound;

public class Outbound {

    Inbound neighbour;
}
