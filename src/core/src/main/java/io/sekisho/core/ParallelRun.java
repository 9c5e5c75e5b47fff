package io.sekisho.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs jobs at once, each on a daemon thread, and gives their results in the order of the jobs. */
final class ParallelRun {
    /** One thing to do. */
    @FunctionalInterface
    interface Job<T> {
        T run() throws InterruptedException;
    }

    private ParallelRun() {}

    /**
     * @throws InterruptedException when the calling thread is interrupted; all jobs have then been interrupted and have ended
     */
    static <T> List<T> all(List<Job<T>> jobs) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, jobs.size()), work -> {
            Thread thread = new Thread(work, "supervisor");
            thread.setDaemon(true);
            return thread;
        });
        List<Future<T>> running = new ArrayList<>();
        try {
            for (Job<T> job : jobs) {
                running.add(threads.submit(job::run));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    /** Jobs end by themselves after an interrupt; a second interrupt of the caller must not leave their children behind. */
    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
