// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which records are worth comparing: those that share a value, or the beginning or the end of one, that few records
 * have. Each record keeps those with which it shares most, a rare value counting more than a frequent one.
 */
final class CandidatePairs {

    private static final int AFFIX = 4;
    private static final int KINDS = 3;

    private final int size;
    private final int neighbours;
    private final int largestBlock;
    private final List<int[]> blocks = new ArrayList<>();
    private final List<int[]> blocksOf = new ArrayList<>();

    CandidatePairs(PreparedBatch batch, int neighbours, int largestBlock) {
        this.size = batch.size();
        this.neighbours = neighbours;
        this.largestBlock = largestBlock;
        for (PreparedField field : batch.fields()) {
            addBlocks(field);
        }
    }

    /** The records that have a value or an affix in common, for each that two to {@code largestBlock} have. */
    private void addBlocks(PreparedField field) {
        List<int[]> keys = keys(field);
        for (int kind = 0; kind < KINDS; kind++) {
            Map<Integer, Integer> sizes = new HashMap<>();
            for (int code : field.codes()) {
                if (code >= 0) {
                    sizes.merge(keys.get(code)[kind], 1, Integer::sum);
                }
            }
            blocksOf.add(blocks(field, keys, kind, sizes));
        }
    }

    private int[] blocks(PreparedField field, List<int[]> keys, int kind, Map<Integer, Integer> sizes) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] blockOf = new int[size];
        int[] taken = new int[size];
        int base = blocks.size();
        for (int i = 0; i < size; i++) {
            int code = field.codes()[i];
            blockOf[i] = -1;
            if (code >= 0) {
                int key = keys.get(code)[kind];
                int members = sizes.getOrDefault(key, 0);
                if (members >= 2 && members <= largestBlock) {
                    int number = numbers.computeIfAbsent(key, k -> {
                        blocks.add(new int[members]);
                        return blocks.size() - 1;
                    });
                    blocks.get(number)[taken[number - base]++] = i;
                    blockOf[i] = number;
                }
            }
        }
        return blockOf;
    }

    /** For each value the hash of itself, of its beginning and of its end; affixes only where they are shorter. */
    private static List<int[]> keys(PreparedField field) {
        List<int[]> keys = new ArrayList<>(field.values().size());
        for (int code = 0; code < field.values().size(); code++) {
            String value = field.values().get(code);
            boolean hasAffix = value.length() > AFFIX;
            String head = hasAffix ? value.substring(0, AFFIX) : value;
            String tail = hasAffix ? value.substring(value.length() - AFFIX) : value;
            keys.add(new int[] {code, head.hashCode(), tail.hashCode()});
        }
        return keys;
    }

    /** The nearest records of each, nearest first. */
    int[][] nearest() {
        int[][] nearest = new int[size][];
        double[] shared = new double[size];
        int[] touched = new int[size];
        for (int i = 0; i < size; i++) {
            int count = 0;
            for (int[] blockOf : blocksOf) {
                if (blockOf[i] >= 0) {
                    int[] block = blocks.get(blockOf[i]);
                    double weight = Math.log((double) size / block.length) + 1e-6;
                    for (int other : block) {
                        if (other != i) {
                            if (shared[other] == 0) {
                                touched[count++] = other;
                            }
                            shared[other] += weight;
                        }
                    }
                }
            }
            nearest[i] = strongest(touched, count, shared);
            for (int k = 0; k < count; k++) {
                shared[touched[k]] = 0;
            }
        }
        return nearest;
    }

    private int[] strongest(int[] touched, int count, double[] shared) {
        int kept = 0;
        int[] best = new int[Math.min(neighbours, count)];
        for (int k = 0; k < count; k++) {
            int candidate = touched[k];
            if (kept == best.length && shared[candidate] <= shared[best[kept - 1]]) {
                continue;
            }
            int at = kept < best.length ? kept++ : kept - 1;
            while (at > 0 && shared[best[at - 1]] < shared[candidate]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = candidate;
        }
        return best;
    }
}
