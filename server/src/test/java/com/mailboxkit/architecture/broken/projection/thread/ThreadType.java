package com.mailboxkit.architecture.broken.projection.thread;

import com.mailboxkit.architecture.broken.projection.message.ProjectionType;

public class ThreadType {

    ProjectionType neighbour;
}
