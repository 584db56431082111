// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** All pairs of a batch that were compared, and how far they agree in each field. */
final class Comparisons {

    private static final int NAMED_FIELDS = 3;

    private final int size;
    private final List<FieldComparator> fields;
    private final Map<Long, byte[]> levels = new HashMap<>();
    private final List<byte[]> possible = new ArrayList<>();
    private final List<byte[]> strangers = new ArrayList<>();

    Comparisons(PreparedBatch batch) {
        this.size = batch.size();
        this.fields = batch.fields().stream().map(FieldComparator::new).toList();
    }

    List<FieldComparator> fields() {
        return fields;
    }

    /** Pairs among the first few neighbours of either record may be copies, the others are taken for strangers. */
    void addNearest(int[][] nearest, int copies) {
        Map<Long, byte[]> farther = new HashMap<>();
        for (int rank = 0; rank < copies; rank++) {
            for (int i = 0; i < nearest.length; i++) {
                if (rank < nearest[i].length) {
                    add(i, nearest[i][rank], levels);
                }
            }
        }
        for (int i = 0; i < nearest.length; i++) {
            for (int rank = copies; rank < nearest[i].length; rank++) {
                if (!levels.containsKey(key(i, nearest[i][rank]))) {
                    add(i, nearest[i][rank], farther);
                }
            }
        }
        possible.addAll(levels.values());
        strangers.addAll(farther.values());
        levels.putAll(farther);
    }

    /** Where neighbours are few, pairs drawn at random show how strangers agree. */
    void addStrangers(int least) {
        SplittableRandom random = new SplittableRandom(size);
        for (int missing = least - strangers.size(); missing > 0; missing--) {
            int one = random.nextInt(size);
            int other = random.nextInt(size);
            if (one != other && !levels.containsKey(key(one, other))) {
                strangers.add(compare(one, other));
            }
        }
    }

    private void add(int one, int other, Map<Long, byte[]> into) {
        into.computeIfAbsent(key(one, other), key -> compare(one, other));
    }

    private byte[] compare(int one, int other) {
        byte[] agreements = new byte[fields.size()];
        for (int f = 0; f < agreements.length; f++) {
            agreements[f] = (byte) fields.get(f).compare(one, other).ordinal();
        }
        return agreements;
    }

    private long key(int one, int other) {
        return (long) Math.min(one, other) * size + Math.max(one, other);
    }

    List<byte[]> possible() {
        return possible;
    }

    List<byte[]> strangers() {
        return strangers;
    }

    long count() {
        return levels.size();
    }

    /** The pairs above a probability, most probable first. */
    List<Link> links(AgreementModel model, double threshold) {
        List<Link> links = new ArrayList<>();
        levels.forEach((key, agreements) -> {
            int first = (int) (key / size);
            double probability = model.probability(agreements, first);
            if (probability >= threshold) {
                links.add(new Link(first, (int) (key % size), probability));
            }
        });
        links.sort(Comparator.comparingDouble(Link::probability)
                .reversed()
                .thenComparingInt(Link::first)
                .thenComparingInt(Link::second));
        return links;
    }

    double probability(AgreementModel model, int one, int other) {
        byte[] known = levels.get(key(one, other));
        return model.probability(known == null ? compare(one, other) : known, Math.min(one, other));
    }

    String explain(AgreementModel model, Link link) {
        byte[] agreements = levels.getOrDefault(key(link.first(), link.second()), new byte[0]);
        List<Integer> strongest = IntStream.range(0, agreements.length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer f) -> -Math.abs(model.evidence(f, agreements[f], link.first()))))
                .limit(NAMED_FIELDS)
                .toList();
        StringBuilder text = new StringBuilder();
        for (int f : strongest) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(fields.get(f).field().name())
                    .append(' ')
                    .append(
                            switch (Agreement.values()[agreements[f]]) {
                                case SAME -> "is the same";
                                case CLOSE -> "nearly agrees";
                                case LOOSE -> "agrees in part";
                                case DIFFERENT -> "differs";
                                case UNKNOWN -> "is missing";
                            });
        }
        return text.toString();
    }
}
