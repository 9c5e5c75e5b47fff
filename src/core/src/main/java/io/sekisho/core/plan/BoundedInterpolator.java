package io.sekisho.core.plan;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.building.ModelProblemCollector;
import org.apache.maven.model.building.ModelProblemCollectorRequest;
import org.apache.maven.model.interpolation.ModelInterpolator;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;

/** Refuses a pom whose properties multiply each other, the way of the "billion laughs", before they are expanded. */
final class BoundedInterpolator implements ModelInterpolator {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]{1,200})}");
    private static final long HARMLESS = 256;
    private static final long MAX_MODEL = 16L << 20;

    private final ModelInterpolator delegate;

    BoundedInterpolator(ModelInterpolator delegate) {
        this.delegate = delegate;
    }

    @Override
    public Model interpolateModel(
            Model model, File directory, ModelBuildingRequest request, ModelProblemCollector problems) {
        Map<String, Long> lengths = new HashMap<>();
        Properties properties = model.getProperties();
        long longest = 0;
        for (String name : properties.stringPropertyNames()) {
            longest = Math.max(longest, length(name, properties, lengths, new HashSet<>()));
        }
        if (longest > HARMLESS && whole(model, properties, lengths) > MAX_MODEL) {
            problems.add(new ModelProblemCollectorRequest(ModelProblem.Severity.FATAL, ModelProblem.Version.BASE)
                    .setMessage("properties expand beyond reason"));
            return model;
        }
        return delegate.interpolateModel(model, directory, request, problems);
    }

    private static long whole(Model model, Properties properties, Map<String, Long> lengths) {
        StringWriter text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, model);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
        return expanded(text.toString(), properties, lengths, new HashSet<>());
    }

    private static long length(String name, Properties properties, Map<String, Long> lengths, Set<String> open) {
        Long known = lengths.get(name);
        if (known != null) {
            return known;
        }
        String value = properties.getProperty(name);
        if (value == null || !open.add(name)) {
            return name.length() + 3L; // stays as it is written; a cycle is reported by the interpolator itself
        }
        long length = open.size() > 100 ? MAX_MODEL + 1 : expanded(value, properties, lengths, open);
        open.remove(name);
        lengths.put(name, length);
        return length;
    }

    private static long expanded(String text, Properties properties, Map<String, Long> lengths, Set<String> open) {
        long length = text.length();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            length += length(reference.group(1), properties, lengths, open);
            if (length > MAX_MODEL) {
                return MAX_MODEL + 1;
            }
        }
        return length;
    }
}
