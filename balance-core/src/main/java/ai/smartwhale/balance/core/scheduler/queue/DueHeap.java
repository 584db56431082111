// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Items by the moment at which each is due, the earliest first and of equal moments the one that was added first. A
 * 4-ary heap whose items know their place: adding, taking and removing take O(log n), and the moments lie side by side
 * in memory, so that the four children of a node cost one cache line.
 *
 * <p>Moments are compared by their difference, as readings of a ticker must be. All of them have to lie within 292
 * years of each other. Not thread-safe.
 *
 * @param <T> the type of the items
 */
public final class DueHeap<T> {

    private static final int ARITY_SHIFT = 2;
    private static final int ARITY = 1 << ARITY_SHIFT;
    private static final int LEAST = 16;

    private long[] dues = new long[LEAST];
    private @Nullable Place<T>[] places = newPlaces(LEAST);
    private int size;
    private long added;

    /**
     * Where an item stands in its heap.
     *
     * @param <T> the type of the item
     */
    public static final class Place<T> {

        private final T item;
        private final long number;
        private int index;

        private Place(T item, long number) {
            this.item = item;
            this.number = number;
        }

        /**
         * The item.
         *
         * @return what was added
         */
        public T item() {
            return item;
        }
    }

    /**
     * Adds an item.
     *
     * @param item what
     * @param due when it is due
     * @return its place, to remove it by
     */
    public Place<T> add(T item, long due) {
        Place<T> place = new Place<>(InvalidValueException.requirePresent("item", item), added++);
        if (size == dues.length) {
            dues = Arrays.copyOf(dues, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        rise(size++, due, place);
        return place;
    }

    /**
     * The earliest moment.
     *
     * @return when the first is due, or nothing if the heap is empty
     */
    public OptionalLong nextDue() {
        return size == 0 ? OptionalLong.empty() : OptionalLong.of(dues[0]);
    }

    /**
     * Asks whether one is due, without making anything.
     *
     * @param now the time
     * @return whether {@link #pollDue} would find one
     */
    public boolean hasDue(long now) {
        return size > 0 && dues[0] - now <= 0;
    }

    /**
     * The first item.
     *
     * @return the item, which stays; or nothing if the heap is empty
     */
    public Optional<T> peek() {
        return Optional.ofNullable(places[0]).map(Place::item);
    }

    /**
     * Takes out the first item if it is due.
     *
     * @param now the time
     * @return the item, or nothing if none is due
     */
    public Optional<T> pollDue(long now) {
        Place<T> first = places[0];
        if (first == null || dues[0] - now > 0) {
            return Optional.empty();
        }
        removeAt(0);
        return Optional.of(first.item);
    }

    /**
     * Takes out an item.
     *
     * @param place where it stands
     * @return whether it was still there
     */
    public boolean remove(Place<T> place) {
        int index = place.index;
        if (index < 0 || index >= size || places[index] != place) {
            return false;
        }
        removeAt(index);
        return true;
    }

    /**
     * How many there are.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * All items by the moments at which they are due.
     *
     * @return a copy
     */
    public List<T> items() {
        record Dated<T>(long due, Place<T> place) {}
        List<Dated<T>> sorted = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            sorted.add(new Dated<>(dues[i], placeAt(i)));
        }
        Comparator<Dated<T>> byDue = (a, b) -> Long.signum(a.due - b.due);
        sorted.sort(byDue.thenComparingLong(dated -> dated.place.number));
        return sorted.stream().map(dated -> dated.place.item).toList();
    }

    private void removeAt(int index) {
        placeAt(index).index = -1;
        int last = --size;
        Place<T> moved = placeAt(last);
        long due = dues[last];
        places[last] = null;
        if (index == last) {
            return;
        }
        if (index > 0 && isBefore(due, moved, (index - 1) >> ARITY_SHIFT)) {
            rise(index, due, moved);
        } else {
            sink(index, due, moved);
        }
    }

    private void rise(int from, long due, Place<T> place) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >> ARITY_SHIFT;
            if (!isBefore(due, place, parent)) {
                break;
            }
            put(hole, dues[parent], placeAt(parent));
            hole = parent;
        }
        put(hole, due, place);
    }

    private void sink(int from, long due, Place<T> place) {
        int hole = from;
        while (true) {
            int first = (hole << ARITY_SHIFT) + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            int end = Math.min(first + ARITY, size);
            for (int child = first + 1; child < end; child++) {
                long difference = dues[child] - dues[least];
                if (difference < 0 || (difference == 0 && placeAt(child).number < placeAt(least).number)) {
                    least = child;
                }
            }
            if (isBefore(due, place, least)) {
                break;
            }
            put(hole, dues[least], placeAt(least));
            hole = least;
        }
        put(hole, due, place);
    }

    private boolean isBefore(long due, Place<T> place, int other) {
        long difference = due - dues[other];
        return difference < 0 || (difference == 0 && place.number < placeAt(other).number);
    }

    private void put(int index, long due, Place<T> place) {
        dues[index] = due;
        places[index] = place;
        place.index = index;
    }

    @SuppressWarnings("NullAway") // every place below the size is taken
    private Place<T> placeAt(int index) {
        return places[index];
    }

    @SuppressWarnings("unchecked") // an array that only ever holds places of this heap
    private static <T> @Nullable Place<T>[] newPlaces(int length) {
        return (@Nullable Place<T>[]) new Place<?>[length];
    }
}
