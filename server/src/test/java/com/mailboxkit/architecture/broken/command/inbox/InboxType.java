package com.mailboxkit.architecture.broken.command.inbox;

import com.mailboxkit.architecture.broken.command.message.CommandType;

public class InboxType {

    CommandType neighbour;
}
