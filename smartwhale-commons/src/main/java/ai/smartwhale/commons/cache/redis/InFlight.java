// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.RemoteStoreException;
import io.lettuce.core.RedisException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Asks Redis unless too much waits for its answer already. The client has a limit too, but writes a stack trace to the
 * log for each command above it. What is given out belongs to the caller: cancelling it ends nothing else.
 */
final class InFlight {

    private final String server;
    private final int most;
    private final Semaphore free;

    InFlight(RedisConfig config) {
        this.server = config.toString();
        this.most = config.maxInFlight();
        this.free = new Semaphore(most);
    }

    /**
     * Asks.
     *
     * @param what is asked, for the message of a failure
     * @param commands how many commands it may send at once
     * @param question sends them
     * @return the answer; fails with {@link RemoteStoreException} only
     */
    <T> CompletableFuture<T> ask(String what, int commands, Supplier<CompletableFuture<T>> question) {
        int taken = Math.min(commands, most);
        if (!free.tryAcquire(taken)) {
            return CompletableFuture.failedFuture(new RemoteStoreException("Redis at " + server
                    + " could not be asked to " + what + ": " + most + " commands wait for their answer already"));
        }
        CompletableFuture<T> answer;
        try {
            answer = question.get();
        } catch (RedisException e) {
            answer = CompletableFuture.failedFuture(e);
        } catch (RuntimeException | Error e) {
            free.release(taken);
            throw e;
        }
        CompletableFuture<T> given = new CompletableFuture<>();
        var unused = answer.whenComplete((value, failure) -> {
            free.release(taken);
            if (failure == null) {
                given.complete(value);
            } else {
                given.completeExceptionally(failure(what, failure));
            }
        });
        return given;
    }

    private RemoteStoreException failure(String what, Throwable cause) {
        Throwable reason = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return new RemoteStoreException("Redis at " + server + " could not be asked to " + what, reason);
    }
}
