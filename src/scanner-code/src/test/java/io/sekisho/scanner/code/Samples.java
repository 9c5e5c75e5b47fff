package io.sekisho.scanner.code;

/** Sources with one flaw each, all from the JDK's own classes. */
final class Samples {
    /** SQL injection in line 7. */
    static final String QUERIES = """
            package shop;

            import java.sql.*;

            public class Queries {
                public ResultSet find(Statement statement, String name) throws SQLException {
                    return statement.executeQuery("select * from item where name = '" + name + "'");
                }
            }
            """;

    /** XML external entities in line 9, command injection in line 13. */
    static final String DOCUMENTS = """
            package shop.web;

            import java.io.*;
            import javax.xml.parsers.*;
            import org.w3c.dom.Document;

            public class Documents {
                public Document read(InputStream in) throws Exception {
                    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
                }

                public Process run(String tool) throws IOException {
                    return Runtime.getRuntime().exec("sh -c " + tool);
                }
            }
            """;

    private Samples() {}
}
