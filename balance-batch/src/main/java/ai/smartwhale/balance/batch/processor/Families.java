// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open groups by family: mostly one, and more where one came that could not join what had left already. Not
 * thread-safe.
 */
final class Families<Q, A> {

    private final Map<Object, InFlightGroup<Q, A>> newest = new HashMap<>();

    /** The newest group of a family; the others are its siblings. */
    @Nullable
    InFlightGroup<Q, A> newest(Object key) {
        return newest.get(key);
    }

    void add(InFlightGroup<Q, A> group) {
        group.sibling = newest.put(group.key, group);
    }

    /** By identity: another group may have come under the same key. */
    void remove(InFlightGroup<Q, A> group) {
        InFlightGroup<Q, A> older = group.sibling;
        // Who keeps his future keeps this group, and must not keep those before it.
        group.sibling = null;
        if (older == null && newest.remove(group.key, group)) {
            return;
        }
        InFlightGroup<Q, A> first = newest.get(group.key);
        if (first == group && older != null) {
            newest.put(group.key, older);
            return;
        }
        for (InFlightGroup<Q, A> one = first; one != null; one = one.sibling) {
            if (one.sibling == group) {
                one.sibling = older;
                return;
            }
        }
    }

    List<InFlightGroup<Q, A>> all() {
        List<InFlightGroup<Q, A>> all = new ArrayList<>();
        for (InFlightGroup<Q, A> first : newest.values()) {
            for (InFlightGroup<Q, A> group = first; group != null; group = group.sibling) {
                all.add(group);
            }
        }
        return all;
    }
}
