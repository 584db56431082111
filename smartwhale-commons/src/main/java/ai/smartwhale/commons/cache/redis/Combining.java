// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.RemoteStoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions together that come while another is on its way: one alone goes at once, many travel as one command,
 * and nobody waits longer than for what Redis is busy with anyhow. Bounded, thread-safe.
 */
final class Combining<Q, A> {

    private static final int MOST_TOGETHER = 64;

    private final String what;
    private final int mostWaiting;
    private final Function<List<Q>, CompletableFuture<List<A>>> command;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Asked<Q, A>> waiting = new ArrayDeque<>();
    private boolean underWay;

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * Creates it.
     *
     * @param what is asked, for the message of a refusal
     * @param mostWaiting questions that wait at the same time
     * @param command asks several at once, and gives as many answers in the same order
     */
    Combining(String what, int mostWaiting, Function<List<Q>, CompletableFuture<List<A>>> command) {
        this.what = what;
        this.mostWaiting = mostWaiting;
        this.command = command;
    }

    CompletableFuture<A> ask(Q question) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        if (!add(new Asked<>(question, answer))) {
            return CompletableFuture.failedFuture(new RemoteStoreException(
                    "Redis could not be asked to " + what + ": " + mostWaiting + " wait to be asked already", null));
        }
        go();
        return answer;
    }

    private boolean add(Asked<Q, A> asked) {
        lock.lock();
        try {
            return waiting.size() < mostWaiting && waiting.add(asked);
        } finally {
            lock.unlock();
        }
    }

    private void go() {
        List<Asked<Q, A>> together = next();
        if (together.isEmpty()) {
            return;
        }
        CompletableFuture<List<A>> answers;
        try {
            answers = command.apply(together.stream().map(Asked::question).toList());
        } catch (RuntimeException e) {
            answers = CompletableFuture.failedFuture(e);
        }
        var unused = answers.whenComplete((all, failure) -> {
            done();
            go();
            settle(together, all, failure);
        });
    }

    private List<Asked<Q, A>> next() {
        lock.lock();
        try {
            if (underWay || waiting.isEmpty()) {
                return List.of();
            }
            underWay = true;
            int count = Math.min(MOST_TOGETHER, waiting.size());
            List<Asked<Q, A>> together = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                together.add(waiting.remove());
            }
            return together;
        } finally {
            lock.unlock();
        }
    }

    private void done() {
        lock.lock();
        try {
            underWay = false;
        } finally {
            lock.unlock();
        }
    }

    private void settle(List<Asked<Q, A>> asked, @Nullable List<A> answers, @Nullable Throwable failure) {
        boolean whole = answers != null && answers.size() == asked.size();
        for (int i = 0; i < asked.size(); i++) {
            if (whole && answers != null) {
                asked.get(i).answer().complete(answers.get(i));
            } else {
                asked.get(i)
                        .answer()
                        .completeExceptionally(
                                failure != null
                                        ? failure
                                        : new RemoteStoreException("Redis answered in part to: " + what, null));
            }
        }
    }
}
