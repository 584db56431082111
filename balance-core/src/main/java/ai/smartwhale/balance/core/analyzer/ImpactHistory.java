// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import org.jspecify.annotations.Nullable;

/** What one action did to one model. Guarded by the lock of its owner. */
final class ImpactHistory {

    private final @Nullable Moments[] ring;
    private final long bucketNanos;
    private final long origin;
    private long newest;
    private int toldDirection;
    private long toldAt;

    ImpactHistory(AnalysisWindow window, long now) {
        this.ring = new @Nullable Moments[window.buckets()];
        this.bucketNanos = window.bucket().toNanos();
        this.origin = now;
    }

    void log(long now, double change) {
        move(now);
        int slot = (int) (newest % ring.length);
        @Nullable Moments bucket = ring[slot];
        if (bucket == null) {
            bucket = new Moments();
            ring[slot] = bucket;
        }
        bucket.add(change);
    }

    private void move(long now) {
        long present = (now - origin) / bucketNanos;
        long steps = Math.min(ring.length, present - newest);
        for (long step = 0; step < steps; step++) {
            ring[(int) ((present - step) % ring.length)] = null;
        }
        newest = Math.max(newest, present);
    }

    ActionImpact impact(String model, String action, long now) {
        move(now);
        Moments all = new Moments();
        for (@Nullable Moments bucket : ring) {
            if (bucket != null) {
                all.add(bucket);
            }
        }
        double deviation = all.deviation();
        double error = all.count() < 2 ? 0 : deviation / Math.sqrt(all.count());
        return new ActionImpact(model, action, all.count(), all.mean(), deviation, error);
    }

    /** Whether this is news; remembers that it was told. */
    boolean tell(double mean, long now, long coolDownNanos) {
        int direction = (int) Math.signum(mean);
        if (direction == toldDirection && now - toldAt < coolDownNanos) {
            return false;
        }
        toldDirection = direction;
        toldAt = now;
        return true;
    }
}
