package com.mailboxkit.architecture.broken.service;

import com.mailboxkit.architecture.Breaks;

@Breaks({"every class lies in a module that has walls", "packages are named after features"})
public class ServiceType {}
