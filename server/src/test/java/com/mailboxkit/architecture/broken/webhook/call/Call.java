package com.mailboxkit.architecture.broken.webhook.call;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.webhook.address.Address;

@Breaks("features of webhook form no cycle")
public class Call {

    Address neighbour;
}
