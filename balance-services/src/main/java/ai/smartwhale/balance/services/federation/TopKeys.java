// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that are asked for the most, in bounded memory: Space-Saving (Metwally, Agrawal and El Abbadi, 2005). A key
 * with more than one part in {@code capacity} of all requests is always among them, and no count is too low. Not
 * thread-safe.
 */
final class TopKeys {

    private static final Comparator<HotKey> HOTTEST =
            Comparator.comparingLong(HotKey::count).reversed().thenComparing(HotKey::key);

    private final int capacity;
    private final Map<String, Long> counts = new HashMap<>();

    TopKeys(int capacity) {
        this.capacity = capacity;
    }

    void add(String key) {
        if (capacity == 0) {
            return;
        }
        Long known = counts.get(key);
        if (known != null || counts.size() < capacity) {
            counts.merge(key, 1L, Long::sum);
            return;
        }
        Map.Entry<String, Long> least =
                counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        counts.remove(least.getKey());
        counts.put(key, least.getValue() + 1);
    }

    List<HotKey> top(int most) {
        return top(
                counts.entrySet().stream()
                        .map(entry -> new HotKey(entry.getKey(), entry.getValue()))
                        .toList(),
                most);
    }

    /** The hottest of what several have counted, each key once with the sum of its counts. */
    static List<HotKey> merge(Collection<HotKey> keys, int most) {
        Map<String, Long> sums = new HashMap<>();
        keys.forEach(hot -> sums.merge(hot.key(), hot.count(), Long::sum));
        return top(
                sums.entrySet().stream()
                        .map(entry -> new HotKey(entry.getKey(), entry.getValue()))
                        .toList(),
                most);
    }

    private static List<HotKey> top(List<HotKey> keys, int most) {
        return keys.stream().sorted(HOTTEST).limit(most).toList();
    }
}
