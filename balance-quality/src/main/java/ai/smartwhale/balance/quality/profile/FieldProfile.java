// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the values of a field are like. Immutable; safe for use by many threads. */
public final class FieldProfile {

    private final String field;
    private final long cells;
    private final long absent;
    private final double distinct;
    private final ValueSummary all;
    private final NumberDistribution numbers;
    private final List<ValueCount> frequent;
    private final Map<String, Long> counts;
    private final long error;

    FieldProfile(
            String field,
            long cells,
            long absent,
            double distinct,
            ValueSummary all,
            NumberDistribution numbers,
            ValueTable values) {
        this.field = field;
        this.cells = cells;
        this.absent = absent;
        this.distinct = distinct;
        this.all = all;
        this.numbers = numbers;
        this.frequent = List.of(values.sorted());
        this.error = values.error();
        Map<String, Long> index = new HashMap<>();
        frequent.forEach(one -> index.put(one.value(), one.count()));
        this.counts = index;
    }

    /**
     * The name of the field.
     *
     * @return its name
     */
    public String field() {
        return field;
    }

    /**
     * How many cells were seen.
     *
     * @return 0 or more
     */
    public long cells() {
        return cells;
    }

    /**
     * How many of them were missing or blank.
     *
     * @return 0 or more
     */
    public long absent() {
        return absent;
    }

    /**
     * About how many different values there are.
     *
     * @return exact as long as all values fitted into memory; after that within 5 % in 95 of 100 cases
     */
    public double distinct() {
        return distinct;
    }

    /**
     * The most frequent values.
     *
     * @return the most frequent first
     */
    public List<ValueCount> frequent() {
        return frequent;
    }

    /**
     * How often a value was seen.
     *
     * @param value the value
     * @return the count, too small by {@link #error} at most
     */
    public long count(String value) {
        return counts.getOrDefault(value, 0L);
    }

    /**
     * By how much the counts may be too small.
     *
     * @return 0 as long as all values fitted into memory
     */
    public long error() {
        return error;
    }

    /**
     * How often a form was seen.
     *
     * @param form see {@link ai.smartwhale.balance.quality.data.Shapes}
     * @return the count
     */
    public long formCount(String form) {
        return all.forms().getOrDefault(form, 0L);
    }

    /**
     * The forms.
     *
     * @return how often each was seen
     */
    public Map<String, Long> forms() {
        return Map.copyOf(all.forms());
    }

    /**
     * The share of the values that are numbers.
     *
     * @return 0 to 1; 0 without values
     */
    public double numeric() {
        return all.values() == 0 ? 0 : Math.min(1, all.numeric() / (double) all.values());
    }

    /**
     * The share of the values that are whole numbers.
     *
     * @return 0 to 1; 0 without values
     */
    public double whole() {
        return all.values() == 0 ? 0 : all.whole() / (double) all.values();
    }

    /**
     * The number below which a share of the numbers lies.
     *
     * @param probability the share, 0 to 1
     * @return the number; empty without numbers
     */
    public OptionalDouble quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new InvalidValueException("probability", probability, "0..1");
        }
        return numbers.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(numbers.quantile(probability));
    }

    /**
     * The share of the numbers that are no larger than a number.
     *
     * @param number the number
     * @return 0 to 1; empty without numbers
     */
    public OptionalDouble shareUpTo(double number) {
        return numbers.size() == 0 || Double.isNaN(number)
                ? OptionalDouble.empty()
                : OptionalDouble.of(numbers.shareUpTo(number));
    }

    /**
     * The mean of the numbers.
     *
     * @return the mean; empty without numbers, or if their sum is above the largest double
     */
    public OptionalDouble mean() {
        double mean = all.sum() / all.numeric();
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    /**
     * The length of the shortest value.
     *
     * @return in characters; 0 without values
     */
    public int shortest() {
        return all.shortest();
    }

    /**
     * The length of the longest value.
     *
     * @return in characters; 0 without values
     */
    public int longest() {
        return all.longest();
    }

    /**
     * The mean length of the values.
     *
     * @return in characters; 0 without values
     */
    public double meanLength() {
        return all.meanLength();
    }

    /**
     * How often neighbouring characters occur together, by the hash of the two.
     *
     * @return 512 counts
     */
    public long[] pairs() {
        return all.pairs().clone();
    }
}
