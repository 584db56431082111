// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Runs and compares on the executor. */
final class DefaultSyncHandler implements SyncHandler {

    private final Executor executor;
    private final long largestValue;

    DefaultSyncHandler(Executor executor, long largestValue) {
        this.executor = executor;
        this.largestValue = largestValue;
    }

    @Override
    public CompletableFuture<SyncReport> syncData(SyncPlan plan) {
        InvalidValueException.requirePresent("plan", plan);
        return start(future -> () -> {
            if (plan.keys().isEmpty()) {
                requireListed(plan.source());
            }
            return new SyncRun(plan, largestValue, future::isDone).run();
        });
    }

    @Override
    public CompletableFuture<VerifyReport> verifySync(
            SyncEndpoint source, SyncEndpoint target, Optional<Set<String>> keys) {
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requirePresent("target", target);
        InvalidValueException.requirePresent("keys", keys);
        return start(
                future -> () -> compare(source, target, keys.isPresent() ? keys.orElseThrow() : all(source, target)));
    }

    private <T> CompletableFuture<T> start(Function<CompletableFuture<T>, Callable<T>> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Callable<T> call = work.apply(future);
        executor.execute(() -> {
            try {
                future.complete(call.call());
            } catch (IOException e) {
                future.completeExceptionally(new UncheckedIOException(e));
            } catch (Exception | Error e) {
                // Errors too: nobody else ends the future.
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private VerifyReport compare(SyncEndpoint source, SyncEndpoint target, Set<String> keys) throws IOException {
        SortedMap<String, String> left = new TreeMap<>();
        SortedMap<String, String> right = new TreeMap<>();
        Set<String> different = new HashSet<>();
        for (String key : keys) {
            Optional<String> one = Checksums.of(source, key, largestValue);
            Optional<String> other = Checksums.of(target, key, largestValue);
            one.ifPresent(checksum -> left.put(key, checksum));
            other.ifPresent(checksum -> right.put(key, checksum));
            if (one.isPresent() && other.isPresent() && !one.equals(other)) {
                different.add(key);
            }
        }
        Set<String> onlyLeft = new HashSet<>(left.keySet());
        onlyLeft.removeAll(right.keySet());
        Set<String> onlyRight = new HashSet<>(right.keySet());
        onlyRight.removeAll(left.keySet());
        return new VerifyReport(
                keys.size(), onlyLeft, onlyRight, different, Checksums.root(left), Checksums.root(right));
    }

    private static Set<String> all(SyncEndpoint source, SyncEndpoint target) throws IOException {
        Optional<Set<String>> left = source.keys();
        Optional<Set<String>> right = target.keys();
        if (left.isEmpty() && right.isEmpty()) {
            throw unlisted();
        }
        Set<String> keys = new TreeSet<>(left.orElse(Set.of()));
        keys.addAll(right.orElse(Set.of()));
        return keys;
    }

    private static void requireListed(SyncEndpoint source) throws IOException {
        if (source.keys().isEmpty()) {
            throw unlisted();
        }
    }

    private static InvalidValueException unlisted() {
        return new InvalidValueException("keys", "none", "the keys to compare, where the endpoint cannot list them");
    }
}
