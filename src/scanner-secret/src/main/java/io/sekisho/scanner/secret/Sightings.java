package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import io.sekisho.model.CommitRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks up what stands at each leak of a repository, and says each thing once: every result in a commit of the project is an
 * occurrence; what the tree, a merge or a laid-out file shows is one only if no commit showed the same secret in the same line.
 */
final class Sightings {
    private static final Pattern COMMITTER = Pattern.compile("(?m)^committer .*> ([0-9]{1,12}) [-+][0-9]{4}$");

    private static final int LAST_RANK = 3;

    private final PrivateRepository git;
    private final ScanTarget target;
    private final String prefix;
    private final Map<String, Map<String, RawPath>> brokenNames = new HashMap<>();

    Sightings(PrivateRepository git, ScanTarget target, String prefix) {
        this.git = git;
        this.target = target;
        this.prefix = prefix;
    }

    /** A leak on its way. */
    private static final class Draft {
        final RepositoryScan.Found found;
        final RawPath path;
        /** Where git has the content; null for a file that was laid out. */
        final String object;
        /** Names the content that values are masked in together. */
        final String content;

        Evidence evidence = Evidence.NONE;

        Draft(RepositoryScan.Found found, RawPath path, String revision) {
            this.found = found;
            this.path = path;
            this.object = found.content() == null ? revision + ":" + path.bytes() : null;
            this.content = found.content() == null ? object : "file:" + path.bytes();
        }

        /** Who speaks first: a commit of the project, a merge, the tree, a file that was laid out. */
        int rank() {
            return found.isOfProject()
                    ? 0
                    : found.added() == null ? LAST_RANK : found.added().commit() == null ? 2 : 1;
        }

        /** The project's own commit; null for the tree. */
        String commit() {
            return found.isOfProject()
                    ? found.leak().commit()
                    : found.added() == null ? null : found.added().commit();
        }
    }

    List<Sighting> of(List<RepositoryScan.Found> found, List<TreeEntry> entries)
            throws GitException, InterruptedException {
        List<Draft> drafts = new ArrayList<>();
        for (RepositoryScan.Found one : found) {
            String commit = one.isOfProject()
                    ? one.leak().commit()
                    : one.added() == null ? null : one.added().commit();
            String revision = commit == null ? target.tree() : commit;
            drafts.add(new Draft(one, path(one.leak().file(), commit, entries), revision));
        }
        lookUp(drafts);
        Map<String, Set<String>> values = new HashMap<>();
        Map<RawPath, Set<String>> byPath = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            if (draft.evidence.value() != null) {
                if (!draft.evidence.open()) {
                    values.computeIfAbsent(draft.content, any -> new TreeSet<>())
                            .add(draft.evidence.value());
                }
                byPath.computeIfAbsent(draft.path, any -> new TreeSet<>()).add(draft.evidence.value());
            }
        }
        Map<RawPath, Map<String, Integer>> inTree = inTree(byPath, drafts);
        Map<String, Instant> dates = dates(drafts);
        List<Sighting> sightings = new ArrayList<>();
        Set<Sighting.Same> shown = new HashSet<>();
        for (int rank = 0; rank <= LAST_RANK; rank++) {
            int before = sightings.size();
            for (Draft draft : drafts) {
                if (draft.rank() == rank) {
                    Sighting sighting = sighting(draft, values, inTree, dates);
                    if (rank == 0 || !shown.contains(sighting.same())) {
                        sightings.add(sighting);
                    }
                }
            }
            sightings.stream().skip(before).map(Sighting::same).forEach(shown::add);
        }
        return sightings;
    }

    private Sighting sighting(
            Draft draft,
            Map<String, Set<String>> values,
            Map<RawPath, Map<String, Integer>> inTree,
            Map<String, Instant> dates) {
        String topPath = draft.path.shown();
        String value = draft.evidence.value();
        String commit = draft.commit();
        Integer today = inTree.getOrDefault(draft.path, Map.of()).get(value == null ? "" : value);
        return new Sighting(
                draft.found.isPadded() ? draft.found.leak().aLineUp() : draft.found.leak(),
                topPath.substring(prefix.length()),
                topPath,
                commit == null ? null : new CommitRef(commit, dates.get(commit)),
                draft.evidence,
                draft.evidence.masked(values.getOrDefault(draft.content, Set.of())),
                commit == null || today != null,
                commit == null || today == null ? 0 : today);
    }

    private void lookUp(List<Draft> drafts) throws GitException, InterruptedException {
        Map<String, List<Draft>> byObject = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            if (draft.object == null) {
                draft.evidence = Evidence.of(draft.found.leak(), draft.found.content());
            } else if (draft.found.leak().startLine() > 0) {
                byObject.computeIfAbsent(draft.object, any -> new ArrayList<>()).add(draft);
            }
        }
        new Blobs(git)
                .read(
                        byObject.keySet(),
                        (object, content) -> byObject.get(object)
                                .forEach(draft -> draft.evidence = Evidence.of(draft.found.leak(), content)));
    }

    /** @return for each path, which values still stand there and in which line; "" for the file itself, with no line */
    private Map<RawPath, Map<String, Integer>> inTree(Map<RawPath, Set<String>> byPath, List<Draft> drafts)
            throws GitException, InterruptedException {
        Map<String, RawPath> objects = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            objects.put(target.tree() + ":" + draft.path.bytes(), draft.path);
            objects.put(target.staged() + ":" + draft.path.bytes(), draft.path);
        }
        Map<RawPath, Map<String, Integer>> inTree = new HashMap<>();
        Set<String> tooLarge = new Blobs(git).read(objects.keySet(), (object, raw) -> {
            RawPath path = objects.get(object);
            String content = WideText.plain(raw).replace("\r\n", "\n");
            Map<String, Integer> there = inTree.computeIfAbsent(path, any -> new HashMap<>());
            there.put("", 0);
            for (String value : byPath.getOrDefault(path, Set.of())) {
                int at = content.indexOf(value);
                if (at >= 0) {
                    there.putIfAbsent(
                            value,
                            1
                                    + (int) content.substring(0, at)
                                            .chars()
                                            .filter(c -> c == '\n')
                                            .count());
                }
            }
        });
        for (String object : tooLarge) {
            // Nobody looked: what is not known to be gone counts as there.
            RawPath path = objects.get(object);
            Map<String, Integer> there = inTree.computeIfAbsent(path, any -> new HashMap<>());
            there.put("", 0);
            byPath.getOrDefault(path, Set.of()).forEach(value -> there.putIfAbsent(value, 0));
        }
        return inTree;
    }

    private Map<String, Instant> dates(List<Draft> drafts) throws GitException, InterruptedException {
        Set<String> commits = new TreeSet<>();
        for (Draft draft : drafts) {
            if (draft.commit() != null) {
                commits.add(draft.commit());
            }
        }
        Map<String, Instant> dates = new HashMap<>();
        new Blobs(git).read(commits, (commit, content) -> {
            Matcher matcher = COMMITTER.matcher(content);
            if (matcher.find()) {
                dates.put(commit, Instant.ofEpochSecond(Long.parseLong(matcher.group(1))));
            }
        });
        return dates;
    }

    /** A name that is not UTF-8 comes back with replacement characters: find the one that was meant. */
    private RawPath path(String reported, String commit, List<TreeEntry> entries)
            throws GitException, InterruptedException {
        if (reported.indexOf('\uFFFD') < 0) {
            return RawPath.of(reported);
        }
        Map<String, RawPath> names = brokenNames.get(String.valueOf(commit));
        if (names == null) {
            names = new HashMap<>();
            List<RawPath> candidates = commit == null
                    ? entries.stream().map(TreeEntry::path).toList()
                    : PrivateRepository.zeroTerminated(
                                    git.bytes("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit))
                            .stream()
                            .map(RawPath::new)
                            .toList();
            for (RawPath candidate : candidates) {
                if (candidate.shown().indexOf('\uFFFD') >= 0) {
                    names.put(RawPath.comparable(candidate.shown()), candidate);
                }
            }
            brokenNames.put(String.valueOf(commit), names);
        }
        return names.getOrDefault(RawPath.comparable(reported), RawPath.of(reported));
    }
}
