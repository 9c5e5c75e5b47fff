package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelCache;
import org.apache.maven.model.interpolation.ModelInterpolator;

/**
 * Builds effective models of poms that nobody vouches for. Parents and imported BOMs come from the reactor, from within the
 * boundary, or from the local repository. Environment variables are not interpolated: a pom could name a secret one and so
 * bring its value into the report.
 */
final class MavenModels {
    /** A pom of a megabyte is no pom. */
    static final long MAX_POM_BYTES = 1 << 20;

    /** What a pom may read of this JVM: what profiles are activated by. */
    private static final String[] PROPERTIES = {
        "java.version",
        "java.specification.version",
        "java.vendor",
        "java.home",
        "os.name",
        "os.arch",
        "os.version",
        "file.separator",
        "path.separator",
        "line.separator",
        "user.home"
    };

    private final ModelBuilder builder;
    private final MavenPomSource.Resolver resolver;
    private final Path boundary;
    private final Properties system = new Properties();
    private final Cache cache = new Cache();
    private final MavenHeard heard;

    MavenModels(MavenPomSource.Resolver resolver, Path boundary, MavenHeard heard) {
        this.resolver = resolver;
        this.heard = heard;
        this.boundary = boundary;
        this.builder = builder();
        for (String name : PROPERTIES) {
            String value = System.getProperty(name);
            if (value != null) {
                system.setProperty(name, value);
            }
        }
    }

    Properties systemProperties() {
        return system;
    }

    /** A model builder that refuses expressions which expand beyond reason. */
    static ModelBuilder builder() {
        return new DefaultModelBuilderFactory() {
            @Override
            protected ModelInterpolator newModelInterpolator() {
                return new BoundedInterpolator(super.newModelInterpolator());
            }
        }.newInstance();
    }

    /** @throws ModelBuildingException when it is no valid pom, or a parent or BOM is not to be had here */
    Model effective(Path pom) throws ModelBuildingException {
        DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
        request.setPomFile(pom.toFile());
        request.setModelSource(new MavenPomSource(pom, boundary));
        request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
        request.setProcessPlugins(false);
        request.setLocationTracking(true);
        request.setSystemProperties(system);
        request.setModelResolver(resolver);
        request.setModelCache(cache);
        ModelBuildingResult result = builder.build(request);
        heard.built(result.getModelIds().stream().map(result::getRawModel).toList());
        return result.getEffectiveModel();
    }

    static boolean readable(Path pom) {
        try {
            return Files.isRegularFile(pom) && Files.size(pom) <= MAX_POM_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Cache implements ModelCache {
        private record Key(String groupId, String artifactId, String version, String tag) {}

        private final Map<Key, Object> entries = new HashMap<>();

        @Override
        public void put(String groupId, String artifactId, String version, String tag, Object data) {
            entries.put(new Key(groupId, artifactId, version, tag), data);
        }

        @Override
        public Object get(String groupId, String artifactId, String version, String tag) {
            return entries.get(new Key(groupId, artifactId, version, tag));
        }
    }
}
