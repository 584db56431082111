// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Readers look into a map; those who deny take turns, and first forget what has run out. */
final class MemoryDenyList implements TokenDenyList {

    private static final int MOST = 10_000_000;

    private final int mostDenials;
    private final ConcurrentMap<String, Denial> denials = new ConcurrentHashMap<>();
    private final PriorityQueue<Denial> byEnd = new PriorityQueue<>(Comparator.comparing(Denial::until));

    private record Denial(String id, Instant until) {}

    MemoryDenyList(int mostDenials) {
        this.mostDenials = (int) InvalidValueException.requireRange("mostDenials", mostDenials, 1, MOST);
    }

    @Override
    public synchronized void deny(String id, Instant until, Instant now) {
        InvalidValueException.requireText("id", id);
        forget(InvalidValueException.requirePresent("now", now));
        Denial denial = new Denial(id, InvalidValueException.requirePresent("until", until));
        Denial before = denials.get(id);
        if (before != null) {
            if (until.isAfter(before.until)) {
                byEnd.remove(before);
                byEnd.add(denial);
                denials.put(id, denial);
            }
            return;
        }
        LimitExceededException.requireAtMost("denials that have not run out", denials.size() + 1L, mostDenials);
        byEnd.add(denial);
        denials.put(id, denial);
    }

    private void forget(Instant now) {
        for (Denial next = byEnd.peek(); next != null && !next.until.isAfter(now); next = byEnd.peek()) {
            byEnd.remove();
            denials.remove(next.id);
        }
    }

    @Override
    public boolean isDenied(String id) {
        return denials.containsKey(id);
    }
}
