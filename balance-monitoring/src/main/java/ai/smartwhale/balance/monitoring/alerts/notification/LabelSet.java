// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What tells one alert from another: names and values, sorted by name. A label with an empty value is the same as none;
 * halves of characters are replaced. Immutable; its hash is computed once, since every alert that comes in is looked up
 * by it.
 */
public final class LabelSet {

    /** No labels. */
    public static final LabelSet EMPTY = new LabelSet(new TreeMap<>());

    /** The most labels of one set. */
    public static final int MOST_LABELS = 64;

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 128;

    /** The longest value, in characters. */
    public static final int LONGEST_VALUE = 1_024;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int SEPARATOR = 0xff;

    private final String[] names;
    private final String[] values;
    private final int hash;

    private LabelSet(SortedMap<String, String> labels) {
        names = labels.keySet().toArray(String[]::new);
        values = labels.values().toArray(String[]::new);
        hash = 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    /**
     * A set of labels.
     *
     * @param labels at most 64, names of 1 to 128 characters, values of at most 1,024; empty values are left out
     * @return the set
     * @throws InvalidValueException if a name is blank or something is null
     * @throws LimitExceededException if there are too many or one is too long
     */
    public static LabelSet of(Map<String, String> labels) {
        InvalidValueException.requirePresent("labels", labels);
        SortedMap<String, String> sorted = new TreeMap<>();
        labels.forEach((name, value) -> {
            InvalidValueException.requireText("label name", name);
            LimitExceededException.requireAtMost("label name, in characters", name.length(), LONGEST_NAME);
            InvalidValueException.requirePresent("label " + name, value);
            LimitExceededException.requireAtMost("label " + name + ", in characters", value.length(), LONGEST_VALUE);
            if (!value.isEmpty()) {
                sorted.put(SafeText.wellFormed(name), SafeText.wellFormed(value));
            }
        });
        LimitExceededException.requireAtMost("labels", sorted.size(), MOST_LABELS);
        return new LabelSet(sorted);
    }

    /**
     * The value of a label.
     *
     * @param name its name
     * @return its value; empty where there is no such label
     */
    public String value(String name) {
        int at = Arrays.binarySearch(names, name);
        return at < 0 ? "" : values[at];
    }

    /**
     * Only some of the labels.
     *
     * @param kept the names to keep
     * @return the labels of these names
     */
    public LabelSet only(Collection<String> kept) {
        SortedMap<String, String> some = new TreeMap<>();
        for (String name : kept) {
            String value = value(name);
            if (!value.isEmpty()) {
                some.put(name, value);
            }
        }
        return new LabelSet(some);
    }

    /**
     * What all sets have in common.
     *
     * @param sets the sets
     * @return the labels that each of them has with the same value; none if there are no sets
     */
    public static LabelSet common(List<LabelSet> sets) {
        SortedMap<String, String> common =
                sets.isEmpty() ? new TreeMap<>() : new TreeMap<>(sets.get(0).asMap());
        for (LabelSet set : sets) {
            common.entrySet().removeIf(label -> !set.value(label.getKey()).equals(label.getValue()));
        }
        return new LabelSet(common);
    }

    /**
     * The labels as a map.
     *
     * @return sorted by name, unmodifiable
     */
    public SortedMap<String, String> asMap() {
        SortedMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            map.put(names[i], values[i]);
        }
        return Collections.unmodifiableSortedMap(map);
    }

    /**
     * The fingerprint that Prometheus and Alertmanager compute of the same labels: FNV-1a, 64 bits, of every name and
     * value with a byte of 255 after each.
     *
     * @return the fingerprint
     */
    public long fingerprint() {
        long sum = FNV_OFFSET;
        for (int i = 0; i < names.length; i++) {
            sum = add(add(sum, names[i]), values[i]);
        }
        return sum;
    }

    private static long add(long sum, String text) {
        long added = sum;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            added = (added ^ (b & 0xff)) * FNV_PRIME;
        }
        return (added ^ SEPARATOR) * FNV_PRIME;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelSet set
                && hash == set.hash
                && Arrays.equals(names, set.names)
                && Arrays.equals(values, set.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As Alertmanager writes it: <code>{model="a", severity="critical"}</code>. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names[i]).append('=').append(SafeText.quoted(values[i]));
        }
        return text.append('}').toString();
    }
}
