package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.ba.AnalysisException;
import edu.umd.cs.findbugs.classfile.IErrorLogger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs SpotBugs' detectors on the thread that asks. Unlike SpotBugs' own, it lets an interrupt and a lack of memory through as
 * what they are, and an error of one detector at one class costs that class only, not the whole analysis.
 */
final class OneThread extends AbstractExecutorService {
    private final IErrorLogger errors;
    private boolean shutdown;

    OneThread(IErrorLogger errors) {
        this.errors = errors;
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) throws InterruptedException {
        List<Future<T>> done = new ArrayList<>(tasks.size());
        for (Callable<T> task : tasks) {
            done.add(CompletableFuture.completedFuture(call(task)));
        }
        return done;
    }

    private <T> T call(Callable<T> task) throws InterruptedException {
        try {
            return task.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (OutOfMemoryError e) { // as itself, SpotBugs would print it with the project's paths
            throw new AnalysisException("Out of memory", e);
        } catch (Exception | Error e) { // a StackOverflowError or AssertionError of a detector
            errors.logError("Error of a detector", e);
            return null;
        }
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
