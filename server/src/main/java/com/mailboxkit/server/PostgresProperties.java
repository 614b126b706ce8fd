package com.mailboxkit.server;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where PostgreSQL is. Without a URL, one is started in the data folder.
///
/// @param url `jdbc:postgresql://host:port/database`
/// @param writeConnections for commands, projections and sagas together
/// @param readConnections for the reading half of the API
@ConfigurationProperties("mailboxkit.postgres")
record PostgresProperties(
        String url,
        String username,
        @DefaultValue("") String password,
        @DefaultValue("24") int writeConnections,
        @DefaultValue("16") int readConnections) {

    /// Without the password.
    @Override
    public String toString() {
        return "PostgresProperties[url=" + url + ", username=" + username + "]";
    }
}
