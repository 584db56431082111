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
 * 4-ary heap in which items can be found again: adding, taking and removing take O(log n). All that moves within the
 * heap are numbers that lie side by side in memory, so that the four children of a node cost one cache line, and no
 * item is touched before it is taken out.
 *
 * <p>Moments are compared by their difference, as readings of a ticker must be. All of them have to lie within 292
 * years of each other. Not thread-safe.
 *
 * @param <T> the type of the items
 */
public final class DueHeap<T> {

    /** The ticket of nothing. */
    public static final long NO_TICKET = 0;

    private static final int ARITY_SHIFT = 2;
    private static final int ARITY = 1 << ARITY_SHIFT;
    private static final int LEAST = 16;

    /** By place in the heap. */
    private long[] dues = new long[LEAST];

    private int[] slots = new int[LEAST];

    /** By slot, which an item keeps for as long as it is here. Of a free slot, the place is the next free slot. */
    private int[] places = new int[LEAST];

    /** The order of adding, which is also what makes a ticket valid for one item only; 0 of a free slot. */
    private long[] numbers = new long[LEAST];

    private @Nullable Object[] items = new @Nullable Object[LEAST];

    private int size;
    private int usedSlots;
    private int firstFree = -1;
    private long added;

    /**
     * Adds an item.
     *
     * @param item what
     * @param due when it is due
     * @return its ticket, to remove it by; never {@link #NO_TICKET}
     */
    public long add(T item, long due) {
        InvalidValueException.requirePresent("item", item);
        int slot = takeSlot();
        items[slot] = item;
        numbers[slot] = ++added;
        rise(size++, due, slot);
        return (added << Integer.SIZE) | (slot + 1L);
    }

    private int takeSlot() {
        if (firstFree >= 0) {
            int slot = firstFree;
            firstFree = places[slot];
            return slot;
        }
        if (usedSlots == dues.length) {
            int length = usedSlots * 2;
            dues = Arrays.copyOf(dues, length);
            slots = Arrays.copyOf(slots, length);
            places = Arrays.copyOf(places, length);
            numbers = Arrays.copyOf(numbers, length);
            items = Arrays.copyOf(items, length);
        }
        return usedSlots++;
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
        return size == 0 ? Optional.empty() : Optional.of(item(slots[0]));
    }

    /**
     * Takes out the first item if it is due.
     *
     * @param now the time
     * @return the item, or nothing if none is due
     */
    public Optional<T> pollDue(long now) {
        return hasDue(now) ? Optional.of(takeFirst()) : Optional.empty();
    }

    /**
     * Takes out the first item, due or not.
     *
     * @return the item
     * @throws IllegalStateException if the heap is empty
     */
    public T takeFirst() {
        if (size == 0) {
            throw new IllegalStateException("the heap is empty");
        }
        T first = item(slots[0]);
        removeAt(0);
        return first;
    }

    /**
     * Takes out an item.
     *
     * @param ticket what {@link #add} gave for it
     * @return whether it was still there
     */
    public boolean remove(long ticket) {
        int slot = (int) ticket - 1;
        // A number of which the ticket has the lower half; to be mistaken takes four billion additions in between.
        if (slot < 0 || slot >= usedSlots || numbers[slot] == 0 || (int) numbers[slot] != (int) (ticket >>> 32)) {
            return false;
        }
        removeAt(places[slot]);
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
        record Dated<T>(long due, long number, T item) {}
        List<Dated<T>> sorted = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            sorted.add(new Dated<>(dues[i], numbers[slots[i]], item(slots[i])));
        }
        Comparator<Dated<T>> byDue = (a, b) -> Long.signum(a.due - b.due);
        sorted.sort(byDue.thenComparingLong(Dated::number));
        return sorted.stream().map(Dated::item).toList();
    }

    private void removeAt(int place) {
        int slot = slots[place];
        items[slot] = null;
        numbers[slot] = 0;
        places[slot] = firstFree;
        firstFree = slot;
        int last = --size;
        if (place == last) {
            return;
        }
        long due = dues[last];
        int moved = slots[last];
        if (place > 0 && isBefore(due, moved, (place - 1) >> ARITY_SHIFT)) {
            rise(place, due, moved);
        } else {
            sink(place, due, moved);
        }
    }

    private void rise(int from, long due, int slot) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >> ARITY_SHIFT;
            if (!isBefore(due, slot, parent)) {
                break;
            }
            put(hole, dues[parent], slots[parent]);
            hole = parent;
        }
        put(hole, due, slot);
    }

    private void sink(int from, long due, int slot) {
        int hole = from;
        while (true) {
            int first = (hole << ARITY_SHIFT) + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            int end = Math.min(first + ARITY, size);
            for (int child = first + 1; child < end; child++) {
                if (isBefore(dues[child], slots[child], least)) {
                    least = child;
                }
            }
            if (isBefore(due, slot, least)) {
                break;
            }
            put(hole, dues[least], slots[least]);
            hole = least;
        }
        put(hole, due, slot);
    }

    private boolean isBefore(long due, int slot, int place) {
        long difference = due - dues[place];
        return difference < 0 || (difference == 0 && numbers[slot] < numbers[slots[place]]);
    }

    private void put(int place, long due, int slot) {
        dues[place] = due;
        slots[place] = slot;
        places[slot] = place;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a slot in the heap holds an item of this heap
    private T item(int slot) {
        return (T) items[slot];
    }
}
