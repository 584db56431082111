// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys with the largest faded counts. A key that finds no room takes the place and the count of the least one
 * (SpaceSaving), so that no key that is asked for often is missed. Counts are kept as they will have faded by a common
 * moment (forward decay): they grow instead of all others fading, and order them without being touched. Not
 * thread-safe.
 */
final class KeyTable {

    /** Growth after which the counts are brought back to the present, far below where a double ends. */
    private static final double LARGEST_EXPONENT = 300;

    private final IntSupplier most;
    private final double fadingPerMilli;
    private final Map<String, KeyTrack> byKey = new HashMap<>();
    /** A binary heap, the least first. */
    private final List<KeyTrack> heap = new ArrayList<>();

    private long landmark;
    private long evicted;

    KeyTable(IntSupplier most, double fadingPerMilli, long now) {
        this.most = most;
        this.fadingPerMilli = fadingPerMilli;
        this.landmark = now;
    }

    @Nullable
    KeyTrack find(String key) {
        return byKey.get(key);
    }

    List<KeyTrack> tracks() {
        return heap;
    }

    long evicted() {
        return evicted;
    }

    /** The one that will be forgotten when the next new key comes. */
    @Nullable
    KeyTrack leaving() {
        return heap.size() < most.getAsInt() ? null : heap.get(0);
    }

    void enter(String key, long now) {
        KeyTrack track;
        int room = Math.max(1, most.getAsInt());
        while (heap.size() > room) {
            forgetLeast();
        }
        if (heap.size() < room) {
            track = new KeyTrack();
            track.heapIndex = heap.size();
            heap.add(track);
        } else {
            track = heap.get(0);
            byKey.remove(track.key);
            evicted++;
            track.error = track.weight;
        }
        track.become(key, now);
        byKey.put(key, track);
        count(track, now);
        siftUp(track.heapIndex);
    }

    private void forgetLeast() {
        swap(0, heap.size() - 1);
        byKey.remove(heap.remove(heap.size() - 1).key);
        evicted++;
        siftDown(0);
    }

    void count(KeyTrack track, long now) {
        // First of all: it may bring all weights back, also this one.
        double grown = growth(now);
        track.weight += grown;
        siftDown(track.heapIndex);
    }

    /** What the key was asked for at least, faded until now. */
    double guaranteed(KeyTrack track, long now) {
        double grown = growth(now);
        return Math.max(0, (track.weight - track.error) / grown);
    }

    private double growth(long now) {
        double exponent = (now - landmark) * fadingPerMilli;
        if (exponent > LARGEST_EXPONENT) {
            double shrink = Math.exp(-exponent);
            heap.forEach(track -> {
                track.weight *= shrink;
                track.error *= shrink;
            });
            landmark = now;
            return 1;
        }
        return Math.exp(Math.max(exponent, -LARGEST_EXPONENT));
    }

    private void siftUp(int from) {
        int index = from;
        while (index > 0 && heap.get(index).weight < heap.get((index - 1) / 2).weight) {
            swap(index, (index - 1) / 2);
            index = (index - 1) / 2;
        }
    }

    private void siftDown(int from) {
        int index = from;
        while (true) {
            int child = 2 * index + 1;
            if (child >= heap.size()) {
                return;
            }
            if (child + 1 < heap.size() && heap.get(child + 1).weight < heap.get(child).weight) {
                child++;
            }
            if (heap.get(index).weight <= heap.get(child).weight) {
                return;
            }
            swap(index, child);
            index = child;
        }
    }

    private void swap(int index, int other) {
        KeyTrack moved = heap.get(index);
        KeyTrack back = heap.get(other);
        heap.set(index, back);
        heap.set(other, moved);
        back.heapIndex = index;
        moved.heapIndex = other;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(landmark);
        out.writeLong(evicted);
        out.writeInt(heap.size());
        for (KeyTrack track : heap) {
            track.write(out);
        }
    }

    /** Into an empty table, which keeps what it has room for when the next key comes. */
    void read(DataInput in, int atMost) throws IOException {
        landmark = in.readLong();
        evicted = in.readLong();
        int size = in.readInt();
        if (size < 0 || size > atMost) {
            throw new IOException("the snapshot has " + size + " keys, the configuration allows " + atMost);
        }
        for (int i = 0; i < size; i++) {
            KeyTrack track = KeyTrack.read(in);
            track.heapIndex = i;
            heap.add(track);
            byKey.put(track.key, track);
        }
    }
}
