package com.mailboxkit.architecture.broken.projection.message;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.command.message.CommandType;
import com.mailboxkit.architecture.broken.projection.thread.ThreadType;

@Breaks({"projection imports only content, kernel, mime", "features of projection form no cycle"})
public class ProjectionType {

    CommandType stranger;
    ThreadType neighbour;
}
