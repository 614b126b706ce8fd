package com.mailboxkit.server.events;

/// Where ApprovalTests keeps what was approved.
final class PackageSettings {

    static final String ApprovalBaseDirectory = "../resources";
    static final String UseApprovalSubdirectory = "approved";

    private PackageSettings() {}
}
