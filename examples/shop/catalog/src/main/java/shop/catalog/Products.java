package shop.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Finds products. */
public final class Products {
    private final Connection connection;

    public Products(Connection connection) {
        this.connection = connection;
    }

    /** Planted: SQL injection (SQL_INJECTION_JDBC). */
    public List<String> named(String name) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM product WHERE name LIKE '" + name + "%'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
