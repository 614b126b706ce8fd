package com.mailboxkit.architecture.broken.webhook.address;

import com.mailboxkit.architecture.broken.webhook.call.Call;

public class Address {

    Call neighbour;
}
