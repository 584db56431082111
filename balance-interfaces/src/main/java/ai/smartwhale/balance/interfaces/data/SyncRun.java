// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** One synchronisation, key by key. */
final class SyncRun {

    private final SyncPlan plan;
    private final long largestValue;
    private final BooleanSupplier cancelled;
    private final Set<String> conflicts = new HashSet<>();
    private final Map<String, String> failures = new HashMap<>();
    private int examined;
    private int equal;
    private int copied;
    private int removed;
    private boolean stopped;

    SyncRun(SyncPlan plan, long largestValue, BooleanSupplier cancelled) {
        this.plan = plan;
        this.largestValue = largestValue;
        this.cancelled = cancelled;
    }

    SyncReport run() throws IOException {
        for (String key : keys()) {
            if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                stopped = true;
                break;
            }
            examined++;
            try {
                sync(key);
            } catch (IOException | RuntimeException e) {
                failures.put(key, e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
        boolean settled = conflicts.isEmpty() || plan.conflicts() == SyncPlan.ConflictPolicy.TARGET_STAYS;
        return new SyncReport(
                examined, equal, copied, removed, conflicts, failures, failures.isEmpty() && settled && !stopped);
    }

    private Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        if (plan.keys().isPresent()) {
            keys.addAll(plan.keys().orElseThrow());
        } else {
            keys.addAll(plan.source().keys().orElse(Set.of()));
            if (plan.removeExtra()) {
                keys.addAll(plan.target().keys().orElse(Set.of()));
            }
        }
        return keys;
    }

    private void sync(String key) throws IOException {
        Optional<byte[]> source = plan.source().read(key);
        Optional<String> there = Checksums.of(plan.target(), key, Integer.MAX_VALUE);
        if (source.isEmpty()) {
            missing(key, there.isPresent());
            return;
        }
        byte[] value = source.orElseThrow();
        Checksums.requireSize(value, largestValue);
        String wanted = Checksums.of(value);
        if (there.isPresent() && there.orElseThrow().equals(wanted)) {
            equal++;
        } else if (there.isPresent() && plan.conflicts() != SyncPlan.ConflictPolicy.SOURCE_WINS) {
            conflicts.add(key);
        } else {
            plan.target().write(key, value);
            Optional<String> now = Checksums.of(plan.target(), key, Integer.MAX_VALUE);
            if (now.filter(wanted::equals).isEmpty()) {
                throw new IOException("what was written is not what is read");
            }
            copied++;
        }
    }

    private void missing(String key, boolean there) throws IOException {
        if (there && plan.removeExtra()) {
            plan.target().remove(key);
            removed++;
        } else if (!there) {
            equal++;
        } else if (plan.keys().isPresent()) {
            conflicts.add(key);
        }
    }
}
