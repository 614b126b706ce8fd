package com.mailboxkit.web;

/// Money for people: `$0.998`. A mill is a thousandth of a US dollar.
public final class Dollars {

    private Dollars() {}

    public static String of(long mills) {
        long whole = Math.abs(mills / 1000);
        long rest = Math.abs(mills % 1000);
        return "%s$%d.%03d".formatted(mills < 0 ? "-" : "", whole, rest);
    }
}
