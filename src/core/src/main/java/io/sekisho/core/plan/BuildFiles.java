package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;

/** Asks the reader of each build tool in turn. */
final class BuildFiles {
    private BuildFiles() {}

    /** @param git null outside a repository */
    static Found read(Tree tree, GitRepository git, PackageCaches caches) {
        Path boundary = git != null && tree.root().startsWith(git.topLevel()) ? git.topLevel() : tree.root();
        Found found = new Found();
        found.add(new MavenFiles(tree, boundary, caches.maven(), new MavenHeard()).read());
        found.add(new GradleFiles(tree, caches.gradle()).read());
        found.add(new NpmFiles(tree).read());
        found.add(PlainClasses.read(tree, found.modules()));
        found.gaps().addAll(StraySources.gaps(tree, found.modules()));
        found.gaps().addAll(archivedClasses(tree, found.modules()));
        tree.unreadLanguages()
                .forEach((language, files) -> found.gaps()
                        .add(new Gap(
                                GapType.ECOSYSTEM_UNSUPPORTED,
                                "code",
                                Text.of("plan.unread-language", files, language),
                                Text.of("plan.unread-language-next"),
                                List.of(),
                                files)));
        return found;
    }

    /** A project that only hands on archives has code, too. */
    private static List<Gap> archivedClasses(Tree tree, List<Module> modules) {
        boolean compiled =
                modules.stream().anyMatch(module -> !module.classDirectories().isEmpty());
        List<String> paths = tree.archives().stream().map(tree::relative).toList();
        return compiled || paths.isEmpty()
                ? List.of()
                : List.of(new Gap(
                        GapType.ECOSYSTEM_UNSUPPORTED,
                        "code",
                        Text.of("plan.archived-classes", paths.size()),
                        Text.of("plan.archived-classes-next"),
                        paths,
                        paths.size()));
    }
}
