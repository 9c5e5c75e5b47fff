package io.sekisho.core.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** What an edit of a {@code pom.xml} can change: it is read as the plan reads it, and what decides nothing is left out. */
public enum PomChange {
    /** White space, comments, or what the project says of itself. */
    NOTHING,
    /** How it is built: what a build packs may be another, what the project depends on is not. */
    BUILD,
    /** Anything. */
    ANYTHING;

    private static final String OF_ITSELF =
            "name|description|url|inceptionYear|organization|licenses|developers|contributors|mailingLists|scm"
                    + "|issueManagement|ciManagement|reporting|distributionManagement";

    /** An expression can take a version from any element. */
    private static final Pattern USES = uses(OF_ITSELF);

    private static final Pattern USES_BUILD = uses(OF_ITSELF + "|build");

    private static Pattern uses(String elements) {
        return Pattern.compile("\\$\\{\\s*((project|pom)\\.)?(" + elements + ")\\b");
    }

    /** @param before the whole file */
    public static PomChange between(byte[] before, byte[] now) {
        try {
            Model was = read(before);
            Model is = read(now);
            if (was == null || is == null) {
                return ANYTHING;
            }
            if (text(was).equals(text(is))) {
                return NOTHING;
            }
            if (isParent(was) || isParent(is)) {
                return ANYTHING; // what it says of itself and its build, others inherit and may take versions from
            }
            strip(was);
            strip(is);
            if (same(was, is, USES)) {
                return NOTHING;
            }
            for (Model model : List.of(was, is)) {
                model.setBuild(null);
                model.getProfiles().forEach(profile -> profile.setBuild(null));
            }
            return same(was, is, USES_BUILD) ? BUILD : ANYTHING;
        } catch (IOException | XmlPullParserException | RuntimeException | StackOverflowError e) {
            return ANYTHING;
        }
    }

    private static boolean same(Model was, Model is, Pattern uses) throws IOException {
        String text = text(is);
        return text.equals(text(was)) && !uses.matcher(text).find();
    }

    private static boolean isParent(Model model) {
        return !"jar".equals(model.getPackaging()) && !"war".equals(model.getPackaging());
    }

    private static Model read(byte[] bytes) throws IOException, XmlPullParserException {
        return bytes.length > MavenModels.MAX_POM_BYTES
                ? null
                : new MavenXpp3Reader().read(new ByteArrayInputStream(bytes), false);
    }

    private static String text(Model model) throws IOException {
        StringWriter text = new StringWriter();
        new MavenXpp3Writer().write(text, model);
        return text.toString();
    }

    private static void strip(Model model) {
        model.setName(null);
        model.setDescription(null);
        model.setUrl(null);
        model.setInceptionYear(null);
        model.setOrganization(null);
        model.setLicenses(null);
        model.setDevelopers(null);
        model.setContributors(null);
        model.setMailingLists(null);
        model.setScm(null);
        model.setIssueManagement(null);
        model.setCiManagement(null);
        base(model);
        model.getProfiles().forEach(PomChange::base);
    }

    private static void base(ModelBase model) {
        model.setReporting(null);
        if (model.getDistributionManagement() != null
                && model.getDistributionManagement().getRelocation() == null) {
            model.setDistributionManagement(null);
        }
    }
}
