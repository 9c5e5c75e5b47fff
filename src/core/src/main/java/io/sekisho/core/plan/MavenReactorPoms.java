package io.sekisho.core.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3ReaderEx;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The project's own poms as they are written, found by coordinates or by file. */
final class MavenReactorPoms {
    private final Path boundary;
    private final Map<String, Path> byCoordinates = new HashMap<>();
    private final Map<Path, Model> byFile = new HashMap<>();

    /**
     * @param poms all {@code pom.xml} in the tree, the outermost first: of two with the same coordinates the first counts
     * @param boundary real directory out of which no parent path may lead
     */
    MavenReactorPoms(List<Path> poms, Path boundary) {
        this.boundary = boundary;
        poms.forEach(this::raw);
    }

    Path boundary() {
        return boundary;
    }

    /** @return as written; null when it is no readable pom */
    Model raw(Path pom) {
        if (byFile.containsKey(pom)) {
            return byFile.get(pom);
        }
        Model model = read(pom);
        byFile.put(pom, model);
        if (model != null && model.getArtifactId() != null) {
            byCoordinates.putIfAbsent(key(groupId(model), model.getArtifactId()), pom);
        }
        return model;
    }

    /**
     * @param version also matches a pom whose own version is an expression such as {@code ${revision}}
     * @return null when the project has no such module
     */
    Path find(String groupId, String artifactId, String version) {
        Path pom = byCoordinates.get(key(groupId, artifactId));
        if (pom == null) {
            return null;
        }
        String own = version(byFile.get(pom));
        return own != null && (own.equals(version) || own.contains("${")) ? pom : null;
    }

    static Model read(Path pom) {
        if (!MavenModels.readable(pom)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(pom)) {
            InputSource source = new InputSource();
            source.setLocation(pom.toString());
            return new MavenXpp3ReaderEx().read(in, false, source);
        } catch (IOException | XmlPullParserException | RuntimeException e) {
            return null;
        }
    }

    private static String groupId(Model model) {
        return model.getGroupId() == null && model.getParent() != null
                ? model.getParent().getGroupId()
                : model.getGroupId();
    }

    private static String version(Model model) {
        return model.getVersion() == null && model.getParent() != null
                ? model.getParent().getVersion()
                : model.getVersion();
    }

    private static String key(String groupId, String artifactId) {
        return groupId + ':' + artifactId;
    }
}
