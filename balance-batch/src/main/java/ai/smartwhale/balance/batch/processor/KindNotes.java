// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What is known about each kind of request: whether its parts can be cut out of common answers. Thread-safe. */
final class KindNotes {

    private static final String OTHERS = "others";

    private final Map<String, Note> notes = new ConcurrentHashMap<>();
    private final RequestMergerConfig config;

    KindNotes(RequestMergerConfig config) {
        this.config = config;
    }

    /** About one kind. */
    static final class Note {
        private final AtomicLong cuts = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private volatile boolean equalsOnly;

        boolean joinsEqualsOnly() {
            return equalsOnly;
        }

        void cut(boolean succeeded) {
            cuts.incrementAndGet();
            if (!succeeded) {
                failed.incrementAndGet();
            }
        }
    }

    Note of(String kind) {
        Note known = notes.get(kind);
        if (known != null) {
            return known;
        }
        // May overshoot by as many as there are threads, and so is bounded.
        String name = notes.size() < config.maxKinds() ? kind : OTHERS;
        return notes.computeIfAbsent(name, unused -> new Note());
    }

    MergeAdvice review() {
        List<MergeAdvice.Kind> kinds = new ArrayList<>();
        notes.forEach((name, note) -> {
            long cuts = note.cuts.get();
            long failed = note.failed.get();
            if (cuts > 0 || note.equalsOnly) {
                note.equalsOnly = cuts >= config.leastCuts() && failed > config.failedCuts() * cuts;
                note.cuts.addAndGet(-(cuts + 1) / 2);
                note.failed.addAndGet(-(failed + 1) / 2);
                kinds.add(new MergeAdvice.Kind(name, cuts, failed, note.equalsOnly));
            }
        });
        kinds.sort((a, b) -> a.name().compareTo(b.name()));
        return new MergeAdvice(kinds);
    }
}
