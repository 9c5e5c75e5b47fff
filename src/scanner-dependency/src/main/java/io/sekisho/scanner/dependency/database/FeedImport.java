package io.sekisho.scanner.dependency.database;

import io.github.jeremylong.openvulnerability.client.nvd.DefCveItem;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Second pass over the feeds: one thread parses, one writes. Not two writers, as Dependency-Check has: they race for the same
 * product entries, and a CVE that loses is dropped with a log line.
 */
final class FeedImport {
    private static final int QUEUE = 256;

    private record Work(String id, DefCveItem item) {}

    private static final Work END = new Work("", null);

    private final CveWriter writer;
    private final Progress progress;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final TreeSet<String> unreadable = new TreeSet<>();

    FeedImport(CveWriter writer, Progress progress) {
        this.writer = writer;
        this.progress = progress;
    }

    /** @return ids of CVEs that could not be understood, sorted; empty as a rule */
    List<String> run(FeedIndex index, FeedReader reader) throws IOException, InterruptedException {
        Thread writing = new Thread(() -> write(index.size()), "database import");
        writing.setDaemon(true);
        writing.start();
        try {
            for (int i = 0; i < index.feeds().size(); i++) {
                Map<Integer, String> wanted = index.of(i);
                reader.items(index.feeds().get(i), new FeedReader.Items() {
                    @Override
                    public boolean wants(int ordinal) {
                        return wanted.containsKey(ordinal);
                    }

                    @Override
                    public void item(int ordinal, DefCveItem item) throws InterruptedException {
                        put(new Work(wanted.get(ordinal), item));
                    }
                });
            }
            put(END);
            writing.join();
        } finally {
            writing.interrupt();
            writing.join();
        }
        if (failure.get() != null) {
            throw new IOException(failure.get().getMessage(), failure.get());
        }
        return List.copyOf(unreadable);
    }

    private void put(Work work) throws InterruptedException {
        while (failure.get() == null && !queue.offer(work, 1, TimeUnit.SECONDS)) {
            // the writer is busy
        }
    }

    private void write(int total) {
        int done = 0;
        try {
            for (Work work = queue.take(); work != END; work = queue.take()) {
                if (work.item() == null) {
                    unreadable.add(work.id());
                } else {
                    writeOne(work);
                }
                done++;
                if (done % 500 == 0 || done == total) {
                    progress.at(Text.of("dependency.database-importing"), done, total);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /** A disk that is full fails for every CVE; a value that the schema cannot hold for one. */
    private void writeOne(Work work) {
        try {
            writer.write(work.item());
        } catch (RuntimeException e) {
            unreadable.add(work.id());
            org.slf4j.LoggerFactory.getLogger(FeedImport.class).warn("{} not imported", work.id(), e);
            if (unreadable.size() > 50) {
                throw e;
            }
        }
    }
}
