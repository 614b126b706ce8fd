package com.mailboxkit.content;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// The tables of this module, empty.
final class ContentTables {

    private static final List<String> MIGRATIONS = List.of("V3__content.sql", "V68__content_uses.sql");

    private ContentTables() {}

    static void create(DataSource database) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists content, content_use, content_collection");
            for (var name : MIGRATIONS) {
                try (var migration = DatabaseContentStore.class.getResourceAsStream("/db/migration/" + name)) {
                    statement.execute(new String(migration.readAllBytes()));
                }
            }
        }
    }
}
