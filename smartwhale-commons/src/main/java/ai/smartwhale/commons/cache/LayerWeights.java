// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.cache.MemoryReport.Held;
import ai.smartwhale.commons.cache.MemoryReport.LayerMemory;
import ai.smartwhale.commons.cache.analysis.WeightSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** What one layer holds. Thread-safe. */
final class LayerWeights {

    private final KeyGroups groups;
    private final ReentrantLock lock = new ReentrantLock();
    private final WeightSample sample;

    LayerWeights(KeyGroups groups, int samples) {
        this.groups = groups;
        this.sample = new WeightSample(samples, groups.size());
    }

    void stored(CacheKey key, long hash, long weight) {
        if (sample.samples(hash)) {
            int group = groups.of(key);
            lock.lock();
            try {
                sample.put(hash, weight, group);
            } finally {
                lock.unlock();
            }
        }
    }

    void removed(long hash) {
        if (sample.samples(hash)) {
            lock.lock();
            try {
                sample.remove(hash);
            } finally {
                lock.unlock();
            }
        }
    }

    LayerMemory report() {
        List<String> names = groups.names();
        Map<String, Held> byName = new HashMap<>();
        long entries = 0;
        long weight = 0;
        lock.lock();
        try {
            for (int group = 0; group < groups.size(); group++) {
                Held held = new Held(sample.entries(group), sample.weight(group));
                if (held.entries() > 0) {
                    byName.put(names.get(group), held);
                    entries += held.entries();
                    weight += held.weight();
                }
            }
            return new LayerMemory(new Held(entries, weight), byName, sample.rate());
        } finally {
            lock.unlock();
        }
    }
}
