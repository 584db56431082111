// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A ring of signatures, and for each band of them a table that leads to the newest text with such a band. A table
 * forgets by being written over, and what it leads to is compared before it is believed, so that nothing ever has to be
 * taken out.
 */
final class DefaultNearDuplicateIndex implements NearDuplicateIndex {

    private static final int ROWS = 4;
    private static final int BANDS = TextSignature.COMPONENTS / ROWS;
    private static final int LONGEST_ID = 256;
    private static final int NOWHERE = -1;

    private final NearDuplicateConfig config;
    private final byte[][] signatures;
    private final String[] ids;
    private final int[][] tables;
    private final int mask;
    private final Object lock = new Object();
    private long added;

    DefaultNearDuplicateIndex(NearDuplicateConfig config) {
        this.config = InvalidValueException.requirePresent("config", config);
        int size = Integer.highestOneBit(config.capacity()) * 2;
        this.mask = size - 1;
        this.signatures = new byte[config.capacity()][];
        this.ids = new String[config.capacity()];
        this.tables = new int[BANDS][size];
        for (int[] table : tables) {
            Arrays.fill(table, NOWHERE);
        }
    }

    @Override
    public Optional<NearDuplicate> add(String id, CharSequence text) {
        return add(
                id,
                TextScan.of(InvalidValueException.requirePresent("text", text).toString()));
    }

    Optional<NearDuplicate> add(String id, TextScan scan) {
        InvalidValueException.requireText("id", id);
        LimitExceededException.requireAtMost("id, in characters", id.length(), LONGEST_ID);
        return TextSignature.of(scan).flatMap(signature -> {
            synchronized (lock) {
                Optional<NearDuplicate> found = nearest(signature, id);
                remember(id, signature);
                return found;
            }
        });
    }

    @Override
    public Optional<NearDuplicate> find(CharSequence text) {
        TextScan scan =
                TextScan.of(InvalidValueException.requirePresent("text", text).toString());
        return TextSignature.of(scan).flatMap(signature -> {
            synchronized (lock) {
                return nearest(signature, "");
            }
        });
    }

    @Override
    public double similarity(CharSequence one, CharSequence other) {
        InvalidValueException.requirePresent("one", one);
        InvalidValueException.requirePresent("other", other);
        Optional<byte[]> first = TextSignature.of(TextScan.of(one.toString()));
        Optional<byte[]> second = TextSignature.of(TextScan.of(other.toString()));
        return first.flatMap(left -> second.map(right -> TextSignature.similarity(left, right)))
                .orElse(0.0);
    }

    @Override
    public int size() {
        synchronized (lock) {
            return (int) Math.min(added, signatures.length);
        }
    }

    private Optional<NearDuplicate> nearest(byte[] signature, String id) {
        int best = NOWHERE;
        double most = config.similarity();
        int before = NOWHERE;
        for (int band = 0; band < BANDS; band++) {
            int slot = tables[band][bucket(signature, band)];
            if (slot != NOWHERE && slot != before && !ids[slot].equals(id)) {
                before = slot;
                double similarity = TextSignature.similarity(signature, signatures[slot]);
                if (similarity >= most) {
                    most = similarity;
                    best = slot;
                }
            }
        }
        return best == NOWHERE ? Optional.empty() : Optional.of(new NearDuplicate(ids[best], Math.min(1, most)));
    }

    private void remember(String id, byte[] signature) {
        int slot = (int) (added++ % signatures.length);
        signatures[slot] = signature;
        ids[slot] = id;
        for (int band = 0; band < BANDS; band++) {
            tables[band][bucket(signature, band)] = slot;
        }
    }

    private int bucket(byte[] signature, int band) {
        int hash = band;
        for (int i = band * ROWS; i < (band + 1) * ROWS; i++) {
            hash = (hash ^ (signature[i] & 0xFF)) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return ((hash * 0x85EBCA6B) >>> 7) & mask;
    }
}
