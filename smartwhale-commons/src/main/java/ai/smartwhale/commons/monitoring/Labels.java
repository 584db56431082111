// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What tells one series of a metric from the others.
 *
 * @param names the names
 * @param values the value of each name
 */
public record Labels(List<String> names, List<String> values) {

    /** The value of every label of the series that takes in what is beyond the cap. */
    public static final String OVERFLOW = "__overflow__";

    /** No labels. */
    public static final Labels NONE = new Labels(List.of(), List.of());

    /**
     * Checks that every name has its value.
     *
     * @throws InvalidValueException if the numbers differ
     */
    public Labels {
        names = List.copyOf(names);
        values = List.copyOf(values);
        InvalidValueException.requireRange("values", values.size(), names.size(), names.size());
    }

    static Labels overflow(List<String> names) {
        return new Labels(names, names.stream().map(name -> OVERFLOW).toList());
    }

    /**
     * Only some of the labels.
     *
     * @param kept the names to keep; those that there are not are left out
     * @return the labels of these names, in their order here
     */
    public Labels only(List<String> kept) {
        int[] at = IntStream.range(0, names.size())
                .filter(i -> kept.contains(names.get(i)))
                .toArray();
        return new Labels(
                IntStream.of(at).mapToObj(names::get).toList(),
                IntStream.of(at).mapToObj(values::get).toList());
    }

    /**
     * As it is shown to people.
     *
     * @return {@code name=value, name=value}; empty where there are none
     */
    public String text() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + '=' + values.get(i))
                .collect(Collectors.joining(", "));
    }
}
