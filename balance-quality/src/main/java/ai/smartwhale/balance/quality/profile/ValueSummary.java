// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.data.Shapes;
import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of values that are no longer there one by one: how many different ones (HyperLogLog), their numbers
 * (t-digest), forms, lengths and pairs of neighbouring characters. Not safe for use by many threads.
 */
final class ValueSummary {

    static final int PAIRS = 512;
    private static final int PRECISION = 11;
    private static final double COMPRESSION = 100;
    private static final int MOST_FORMS = 256;
    private static final int PAIRS_LOOKED_AT = 64;

    private final HyperLogLog distinct = HyperLogLog.create(PRECISION);
    private final TDigest numbers = new MergingDigest(COMPRESSION);
    private final Map<String, Long> forms = new HashMap<>();
    private final long[] pairs = new long[PAIRS];
    private long values;
    private long numeric;
    private long whole;
    private long otherForms;
    private double sum;
    private double lengths;
    private int shortest = Integer.MAX_VALUE;
    private int longest;

    /** Takes in a value that is forgotten after this. */
    void forget(String value, long count) {
        add(value, count);
        double number = NumberText.parse(value);
        // One by one, which takes no longer than they took to come: the digest keeps its accuracy with equal weights.
        for (long time = 0; time < count && !Double.isNaN(number); time++) {
            numbers.add(number);
        }
    }

    /** Takes in a value whose number is known elsewhere. */
    void add(String value, long count) {
        distinct.add(Hashing.komihash5_0().hashCharsToLong(value));
        double number = NumberText.parse(value);
        if (!Double.isNaN(number)) {
            numeric += count;
            sum += number * count;
            whole += number == Math.rint(number) && value.indexOf('.') < 0 ? count : 0;
        }
        form(Shapes.of(value), count);
        values += count;
        lengths += value.length() * (double) count;
        shortest = Math.min(shortest, value.length());
        longest = Math.max(longest, value.length());
        int last = Math.min(PAIRS_LOOKED_AT, value.length());
        for (int i = 0; i + 1 < last; i++) {
            pairs[((value.charAt(i) * 31 + value.charAt(i + 1)) * 0x9E3779B9) >>> 23] += count;
        }
    }

    void addAll(ValueSummary other) {
        if (other.values == 0) {
            return;
        }
        distinct.add(other.distinct);
        // To read a digest changes it, and a summary that is finished is read by many threads.
        synchronized (other.numbers) {
            if (other.numbers.size() > 0) {
                numbers.add(List.of(other.numbers));
            }
        }
        other.forms.forEach(this::form);
        for (int i = 0; i < PAIRS; i++) {
            pairs[i] += other.pairs[i];
        }
        values += other.values;
        numeric += other.numeric;
        whole += other.whole;
        otherForms += other.otherForms;
        sum += other.sum;
        lengths += other.lengths;
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
    }

    private void form(String form, long count) {
        if (forms.size() < MOST_FORMS || forms.containsKey(form)) {
            forms.merge(form, count, Long::sum);
        } else {
            otherForms += count;
        }
    }

    boolean isEmpty() {
        return values == 0;
    }

    long values() {
        return values;
    }

    double distinct() {
        return distinct.getDistinctCountEstimate();
    }

    TDigest numbers() {
        return numbers;
    }

    long numeric() {
        return numeric;
    }

    long whole() {
        return whole;
    }

    double sum() {
        return sum;
    }

    double meanLength() {
        return values == 0 ? 0 : lengths / values;
    }

    int shortest() {
        return values == 0 ? 0 : shortest;
    }

    int longest() {
        return longest;
    }

    Map<String, Long> forms() {
        return forms;
    }

    long[] pairs() {
        return pairs;
    }

    /** About what it takes in memory. */
    int bytes() {
        int text = 0;
        for (String form : forms.keySet()) {
            text += 100 + form.length();
        }
        synchronized (numbers) {
            return 2048 + 8 * PAIRS + numbers.byteSize() * 2 + text;
        }
    }
}
