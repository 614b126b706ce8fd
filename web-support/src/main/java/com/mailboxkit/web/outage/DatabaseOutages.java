package com.mailboxkit.web.outage;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/// PostgreSQL, by JDBC, R2DBC and their pools.
final class DatabaseOutages implements OutageDetector {

    /// Classes of SQLSTATE: no connection; rolled back in favour of others; no room or too many connections; stopped by
    /// an operator; input or output failed.
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    /// Connected to a replica, or to a server whose disk is nearly full.
    private static final String READ_ONLY = "25006";

    /// Another transaction held a lock for longer than `lock_timeout`.
    private static final String LOCKED = "55P03";

    @Override
    public boolean detects(Throwable failure) {
        return switch (failure) {
            case SQLTransientException noConnection -> true; // no connection became free in time
            case SQLNonTransientConnectionException noConnection -> true;
            case SQLRecoverableException broken -> true;
            case SQLException sql -> isOutage(sql.getSQLState());
            case R2dbcNonTransientResourceException noConnection -> true;
            case R2dbcTransientException passing -> true;
            case R2dbcException sql -> isOutage(sql.getSqlState());
            case NonTransientDataAccessResourceException noConnection -> true;
            case TransientDataAccessException passing -> true;
            case RecoverableDataAccessException broken -> true;
            default -> false;
        };
    }

    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (CLASSES.contains(sqlState.substring(0, 2))
                        || sqlState.equals(READ_ONLY)
                        || sqlState.equals(LOCKED));
    }
}
