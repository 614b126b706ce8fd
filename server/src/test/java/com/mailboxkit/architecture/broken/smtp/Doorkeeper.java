package com.mailboxkit.architecture.broken.smtp;

import com.mailboxkit.architecture.Breaks;

@Breaks("types have the names of the field")
public class Doorkeeper {}
