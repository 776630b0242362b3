package org.lichat.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of a database, whose columns are the same in every database of one version. */
final class Tables {
    /** How many rows are on their way at a time. */
    private static final int BATCH = 200;

    /** The same where each may be as large as an update. */
    private static final int LARGE_BATCH = 2;

    /** The column of such rows. */
    private static final String BYTES = "bytes";

    private Tables() {}

    /** Copies all rows into a new SQLite database; reads in one transaction, which the caller began. */
    static void copy(Connection from, Connection sqlite) throws SQLException {
        sqlite.setAutoCommit(false);
        for (String table : names(sqlite)) {
            copy(from, sqlite, table);
        }
        sqlite.commit();
    }

    private static List<String> names(Connection sqlite) throws SQLException {
        return strings(
                sqlite,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'flyway%'");
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private static void copy(Connection from, Connection sqlite, String table) throws SQLException {
        List<String> columns = strings(sqlite, "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
        String list = String.join(", ", columns);
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (Statement select = from.createStatement();
                PreparedStatement insert =
                        sqlite.prepareStatement("INSERT INTO " + table + " (" + list + ") VALUES (" + places + ")")) {
            int batch = columns.contains(BYTES) ? LARGE_BATCH : BATCH;
            select.setFetchSize(batch);
            try (ResultSet rows = select.executeQuery("SELECT " + list + " FROM " + table)) {
                copy(rows, insert, columns.size(), batch);
            }
        }
    }

    private static void copy(ResultSet rows, PreparedStatement insert, int columns, int batch) throws SQLException {
        int waiting = 0;
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                insert.setObject(i, rows.getObject(i));
            }
            insert.addBatch();
            if (++waiting == batch) {
                insert.executeBatch();
                waiting = 0;
            }
        }
        insert.executeBatch();
    }
}
