package io.sekisho.core.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.model.building.ModelBuilder;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.impl.ArtifactDescriptorReader;
import org.eclipse.aether.impl.VersionRangeResolver;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/**
 * Maven's own resolver over the local repository and the project's modules, without any transport: what is not on this
 * machine cannot be fetched, by construction.
 */
final class MavenSession implements AutoCloseable {
    private final RepositorySystem system;
    private final CloseableSession session;
    private final Set<String> withoutPom = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean chosen = new AtomicBoolean();

    MavenSession(Path localRepository, List<MavenModule> modules, Map<String, String> systemProperties, Tree tree) {
        this.system = new Supplier(localRepository, withoutPom, chosen).get();
        this.session = new SessionBuilderSupplier(system)
                .get()
                .setOffline(true)
                .setIgnoreArtifactDescriptorRepositories(true)
                .setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(true, true))
                .setSystemProperties(systemProperties)
                // The default would leave lock files in the local repository, which may be read-only.
                .setConfigProperty("aether.syncContext.named.factory", "noop")
                .setConfigProperty("aether.syncContext.named.nameMapper", "static")
                .setWorkspaceReader(new MavenWorkspace(modules, tree))
                .setRepositoryListener(new Listener(withoutPom))
                // "simple": what a local repository remembers about remote ones does not matter, and nothing is
                // written.
                .withLocalRepositories(new LocalRepository(localRepository, "simple"))
                .build();
    }

    RepositorySystem system() {
        return system;
    }

    CloseableSession session() {
        return session;
    }

    /** Whether the artifact's pom was missing or broken, so that what it needs is unknown. */
    boolean withoutPom(Artifact artifact) {
        return withoutPom.contains(key(artifact));
    }

    /** Whether no pom was missing or broken. */
    boolean hasAllPoms() {
        return withoutPom.isEmpty();
    }

    /** Whether a version was chosen among those that lie on this machine. */
    boolean hasChosenVersions() {
        return chosen.get();
    }

    @Override
    public void close() {
        session.close();
        system.shutdown();
    }

    static String key(Artifact artifact) {
        return artifact.getGroupId() + ':' + artifact.getArtifactId() + ':' + artifact.getBaseVersion();
    }

    private static final class Listener extends AbstractRepositoryListener {
        private final Set<String> withoutPom;

        Listener(Set<String> withoutPom) {
            this.withoutPom = withoutPom;
        }

        @Override
        public void artifactDescriptorMissing(RepositoryEvent event) {
            withoutPom.add(key(event.getArtifact()));
        }

        @Override
        public void artifactDescriptorInvalid(RepositoryEvent event) {
            withoutPom.add(key(event.getArtifact()));
        }
    }

    private static final class Supplier extends RepositorySystemSupplier {
        private final Path localRepository;
        private final Set<String> withoutPom;
        private final AtomicBoolean chosen;

        Supplier(Path localRepository, Set<String> withoutPom, AtomicBoolean chosen) {
            this.localRepository = localRepository;
            this.withoutPom = withoutPom;
            this.chosen = chosen;
        }

        /** A missing parent pom would drop the component itself from the graph; we keep it and say that its needs are unknown. */
        @Override
        protected ArtifactDescriptorReader createArtifactDescriptorReader() {
            ArtifactDescriptorReader maven = super.createArtifactDescriptorReader();
            return (session, request) -> {
                try {
                    return maven.readArtifactDescriptor(session, request);
                } catch (ArtifactDescriptorException e) {
                    withoutPom.add(key(request.getArtifact()));
                    return new ArtifactDescriptorResult(request).setArtifact(request.getArtifact());
                }
            };
        }

        @Override
        protected Map<String, TransporterFactory> createTransporterFactories() {
            return new HashMap<>();
        }

        @Override
        protected ModelBuilder createModelBuilder() {
            return MavenModels.builder();
        }

        @Override
        protected VersionRangeResolver createVersionRangeResolver() {
            return new MavenRanges(localRepository, getVersionScheme(), chosen);
        }
    }
}
