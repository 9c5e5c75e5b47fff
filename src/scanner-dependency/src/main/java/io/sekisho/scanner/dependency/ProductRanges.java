package io.sekisho.scanner.dependency;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.owasp.dependencycheck.dependency.VulnerableSoftware;
import org.owasp.dependencycheck.dependency.VulnerableSoftwareBuilder;
import org.owasp.dependencycheck.utils.Settings;
import us.springett.parsers.cpe.exceptions.CpeParsingException;
import us.springett.parsers.cpe.exceptions.CpeValidationException;
import us.springett.parsers.cpe.values.LogicalValue;
import us.springett.parsers.cpe.values.Part;

/** All that the vulnerability database says of a product, in any version; Dependency-Check itself only asks for one. */
final class ProductRanges implements AutoCloseable {
    private static final String QUERY =
            "SELECT vulnerability.cve, part, vendor, product, version, update_version, edition,"
                    + " lang, sw_edition, target_sw, target_hw, other, versionEndExcluding, versionEndIncluding,"
                    + " versionStartExcluding, versionStartIncluding, vulnerable FROM software"
                    + " INNER JOIN vulnerability ON vulnerability.id = software.cveid"
                    + " INNER JOIN cpeEntry ON cpeEntry.id = software.cpeEntryId WHERE vendor = ? AND product = ?"
                    + " ORDER BY cve";

    private final Connection connection;
    private final Map<Product, List<Affected>> known = new HashMap<>();

    record Product(String vendor, String name) {}

    private ProductRanges(Connection connection) {
        this.connection = connection;
    }

    /** @param settings those of the scan, so that an embedded database is the one already open in this process */
    static ProductRanges open(Settings settings) throws SQLException {
        return new ProductRanges(DriverManager.getConnection(
                settings.getString(Settings.KEYS.DB_CONNECTION_STRING),
                settings.getString(Settings.KEYS.DB_USER),
                settings.getString(Settings.KEYS.DB_PASSWORD)));
    }

    List<Affected> of(Product product) throws SQLException {
        List<Affected> ranges = known.get(product);
        if (ranges == null) {
            ranges = read(product);
            known.put(product, ranges);
        }
        return ranges;
    }

    private List<Affected> read(Product product) throws SQLException {
        List<Affected> ranges = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, product.vendor());
            query.setString(2, product.name());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(17)) {
                        ranges.add(affected(row));
                    }
                }
            }
        } catch (CpeParsingException | CpeValidationException e) {
            throw new SQLException(e);
        }
        return ranges;
    }

    private static Affected affected(ResultSet row) throws SQLException, CpeParsingException, CpeValidationException {
        VulnerableSoftware software = new VulnerableSoftwareBuilder()
                .part(row.getString(2))
                .vendor(row.getString(3))
                .product(row.getString(4))
                .version(row.getString(5))
                .update(row.getString(6))
                .edition(row.getString(7))
                .language(row.getString(8))
                .swEdition(row.getString(9))
                .targetSw(row.getString(10))
                .targetHw(row.getString(11))
                .other(row.getString(12))
                .versionEndExcluding(row.getString(13))
                .versionEndIncluding(row.getString(14))
                .versionStartExcluding(row.getString(15))
                .versionStartIncluding(row.getString(16))
                .vulnerable(true)
                .build();
        return affected(row.getString(1), software);
    }

    /** One entry of a vulnerability. */
    static Affected affected(String vulnerability, VulnerableSoftware software) {
        Product product = new Product(software.getVendor(), software.getProduct());
        String exact = exact(software);
        String from = first(exact, software.getVersionStartIncluding(), software.getVersionStartExcluding());
        return new Affected(
                vulnerability,
                version -> matches(software, product, version),
                from,
                software.getVersionEndExcluding(),
                first(exact, software.getVersionEndIncluding()));
    }

    /** @return the one version that the entry names, as Maven would write it; null when it names a range */
    private static String exact(VulnerableSoftware software) {
        if (software.getVersion().matches("[*-]")) {
            return null;
        }
        String update = software.getUpdate();
        return update.matches("[*-]") ? software.getVersion() : software.getVersion() + "-" + update;
    }

    private static String first(String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private static boolean matches(VulnerableSoftware software, Product product, String version) {
        try {
            return software.matches(new VulnerableSoftwareBuilder()
                    .part(Part.APPLICATION)
                    .vendor(product.vendor())
                    .product(product.name())
                    .version(version)
                    // A release candidate's flaws are not the release's.
                    .update(LogicalValue.NA)
                    .build());
        } catch (CpeValidationException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(ProductRanges.class).debug("not closed", e);
        }
    }
}
