// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.data;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The names of the fields of a table in their order. A name may occur twice, as it does in files found in the wild: the
 * column then tells the fields apart. Immutable; one instance is shared by all records of a batch.
 */
public final class FieldNames {

    private final List<String> names;
    private final Map<String, Integer> first;
    private final List<Integer> repeated;

    private FieldNames(List<String> names) {
        this.names = names;
        Map<String, Integer> index = new HashMap<>();
        List<Integer> again = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            if (index.putIfAbsent(names.get(column), column) != null) {
                again.add(column);
            }
        }
        this.first = Map.copyOf(index);
        this.repeated = List.copyOf(again);
    }

    /**
     * Names fields.
     *
     * @param names in the order of the columns; may be empty, and names may repeat
     * @return the names
     * @throws InvalidValueException if the list or a name in it is null
     */
    public static FieldNames of(List<String> names) {
        InvalidValueException.requirePresent("names", names);
        for (int column = 0; column < names.size(); column++) {
            InvalidValueException.requirePresent("names[" + column + ']', names.get(column));
        }
        return new FieldNames(List.copyOf(names));
    }

    /**
     * Names fields.
     *
     * @param names in the order of the columns
     * @return the names
     */
    public static FieldNames of(String... names) {
        return of(List.of(names));
    }

    /**
     * How many fields there are.
     *
     * @return 0 or more
     */
    public int size() {
        return names.size();
    }

    /**
     * The name of a column.
     *
     * @param column from 0; one that no name was given for is called by its number, so that cells beyond the header can
     *     be spoken of
     * @return the name
     */
    public String name(int column) {
        return column >= 0 && column < names.size() ? names.get(column) : "column " + column;
    }

    /**
     * Where a field stands.
     *
     * @param name the field
     * @return the first column of that name
     */
    public OptionalInt column(String name) {
        Integer column = first.get(name);
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /**
     * The columns whose name was used before.
     *
     * @return ascending
     */
    public List<Integer> repeated() {
        return repeated;
    }

    /**
     * All names.
     *
     * @return in the order of the columns, immutable
     */
    public List<String> asList() {
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldNames that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names);
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
