package com.mailboxkit.architecture.broken.service;

import com.mailboxkit.architecture.Breaks;

@Breaks({"every class lies in a module that has rules", "packages are named after features"})
public class ServiceType {}
