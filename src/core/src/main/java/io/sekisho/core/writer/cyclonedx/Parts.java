package io.sekisho.core.writer.cyclonedx;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.model.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Evidence;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.component.evidence.Occurrence;

/** What the whole is made of, in CycloneDX's words. */
final class Parts {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int LONGEST = 1000;

    private final Licences licences;

    Parts() throws IOException {
        this.licences = new Licences();
    }

    /** The project itself. */
    static Component whole(Project project, String purl) {
        Component whole = named(purl, purl);
        whole.setType(Component.Type.APPLICATION);
        whole.setGroup(null);
        whole.setName(Printable.of(project.name()));
        whole.setVersion(project.commit() == null ? null : Printable.of(project.commit()));
        return whole;
    }

    /** A package of which only the name is known. */
    static Component named(String reference, String purl) {
        Component part = new Component();
        part.setType(Component.Type.LIBRARY);
        part.setBomRef(reference);
        part.setPurl(purl);
        try {
            PackageURL url = new PackageURL(purl);
            part.setGroup(url.getNamespace() == null ? null : Printable.of(url.getNamespace()));
            part.setName(Printable.of(url.getName()));
            part.setVersion(url.getVersion() == null ? null : Printable.of(url.getVersion()));
        } catch (MalformedPackageURLException e) {
            part.setName(Printable.of(purl));
        }
        return part;
    }

    /**
     * @param purl canonical
     * @param reference what the document calls it: its package URL, with a number where several have the same
     */
    Component of(io.sekisho.model.Component component, String purl, String reference) {
        boolean hasPurl = component.packageUrl() != null;
        Component part = named(reference, purl);
        if (!hasPurl) {
            part.setType(Component.Type.FILE);
            part.setPurl((String) null);
            part.setGroup(null);
            part.setName(Line.of(component.name(), LONGEST));
            part.setVersion(component.version() == null ? null : Line.of(component.version(), LONGEST));
        }
        part.setScope(component.scope() == null ? Component.Scope.REQUIRED : Component.Scope.EXCLUDED);
        if (component.sha256() != null && SHA_256.matcher(component.sha256()).matches()) {
            part.setHashes(List.of(new Hash(Hash.Algorithm.SHA_256, component.sha256())));
        }
        part.setLicenses(licences.of(component.licenses()));
        part.setEvidence(evidence(component.occurrences()));
        part.setProperties(properties(component));
        return part;
    }

    private static Evidence evidence(List<io.sekisho.model.Occurrence> occurrences) {
        List<Occurrence> all = new ArrayList<>();
        for (io.sekisho.model.Occurrence one : occurrences) {
            Occurrence seen = new Occurrence();
            seen.setLocation(Line.of(one.location().path(), LONGEST));
            if (one.location().startLine() > 0) {
                seen.setLine(one.location().startLine());
            }
            if (one.artifact() != null) {
                seen.setAdditionalContext(Line.of(one.artifact(), LONGEST));
            }
            all.add(seen);
        }
        if (all.isEmpty()) {
            return null;
        }
        Evidence evidence = new Evidence();
        evidence.setOccurrences(all);
        return evidence;
    }

    /** @return null when there is nothing to add */
    private static List<Property> properties(io.sekisho.model.Component component) {
        List<Property> all = new ArrayList<>();
        if (component.scope() != null) {
            all.add(new Property("sekisho:scope", Line.of(component.scope(), LONGEST)));
        }
        if (component.direct() != null) {
            all.add(new Property("sekisho:direct", component.direct().toString()));
        }
        return all.isEmpty() ? null : all;
    }
}
