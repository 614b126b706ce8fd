package com.mailboxkit.architecture.broken.smtp.inbound;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.smtp.outbound.Outbound;

@Breaks("features of smtp form no cycle")
public class Inbound {

    Outbound neighbour;
}
